# Varnish 7 in front of the showcase: keeps what is the same for everyone, until the site says that it has changed.
#
# Where the site's processes are, and who may throw things away, stands in backends.vcl, which it is read with.
# It needs Debian's package varnish-modules, which Varnish's own image has. Start it with `-p http_gzip_support=off`: answers are compressed once, by the site, and kept as they are.
vcl 4.1;

import std;
import var;
include "backends.vcl";

sub vcl_recv {
    set req.backend_hint = nodes.backend(resolve=LAZY);

    if (req.method == "BAN" || req.method == "PURGE") {
        if (client.ip !~ sites) {
            return (synth(403, "Only the site may throw things away."));
        }
        if (req.method == "PURGE") {
            return (purge);
        }
        # Tags are words of letters, digits and hyphens, with bars between.
        if (req.http.Surrogate-Key !~ "^[a-z0-9|-]+$") {
            return (synth(400, "Name the tags in Surrogate-Key."));
        }
        # An answer that is under way was begun before this, and comes after it.
        var.global_set("changed", std.time2real(now, 0.0));
        # Without a space: there the words of a ban end.
        if (!std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + req.http.Surrogate-Key + ")(\s|$)")) {
            return (synth(500, std.ban_error()));
        }
        return (synth(200, "Thrown away."));
    }

    # Films are sent in pieces, and pictures are the site's own business: neither is worth this memory.
    if ((req.method != "GET" && req.method != "HEAD") || req.url ~ "^/uploads/") {
        return (pass);
    }
    # Whoever has a session, or a password in the request, is answered by the site itself.
    if (req.http.Authorization || req.http.Cookie ~ "(^|; *)(__Host-)?sessionid=") {
        return (pass);
    }
    # Any other cookie is of somebody else's making; no page depends on one.
    if (req.url !~ "^/static/" && req.http.Cookie ~ "csrftoken=") {
        return (pass);
    }
    unset req.http.Cookie;

    # Three ways for a page to travel, not one for each browser's way to say which ones it knows.
    if (req.http.Accept-Encoding ~ "(^|[, ])br($|[,; ])" && req.http.Accept-Encoding !~ "br *; *q=0") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "gzip") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }

    # A page whose time is over is as right as it was, or it would have been thrown away: it is shown once more while
    # it is asked for anew; and for as long as there is anything, where no process of the site answers.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 10s;
    }
    return (hash);
}

sub vcl_hash {
    # What is asked for without TLS is answered by a redirect.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_fetch {
    set bereq.http.X-Begun = std.time2real(now, 0.0);
    # One that has failed may be gone, with nobody told yet: another is asked. By a wheel that turns for everyone, it
    # could be the turn of the same one again.
    if (std.healthy(nodes.backend(alt=bereq.retries))) {
        set bereq.backend = nodes.backend(alt=bereq.retries);
    } else {
        # Pictures need no database, a page may be kept there, and it says in words what is wrong.
        set bereq.backend = living.backend(alt=bereq.retries);
    }
}

sub vcl_backend_response {
    if (beresp.status >= 500) {
        # Asked again of another process, where that cannot do anything twice; never in place of what is known.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        if (bereq.retries == 0 && (bereq.method == "GET" || bereq.method == "HEAD")) {
            return (retry);
        }
    }
    set beresp.grace = 24h;
    # The site says to whoever it can tell of changes how long to keep an answer; all others hear Cache-Control.
    if (beresp.http.Surrogate-Control ~ "max-age=[1-9]") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=(\d+).*$", "\1s"), 0s);
    } elsif (beresp.status >= 500 || beresp.http.Set-Cookie || bereq.url !~ "^/static/") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
    }
    # Something has changed while the answer was made: it may say what was before, and is good for this once.
    if (std.real(var.global_get("changed"), 0.0) >= std.real(bereq.http.X-Begun, 0.0)) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
    }
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.retries < 2 && (bereq.method == "GET" || bereq.method == "HEAD")) {
        return (retry);
    }
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    # Whoever asks a moment later is not answered with this.
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "10";
    var.set_string("words", {"<p class="lede">The site does not answer. Nothing is lost: load the page again in a while.</p>
<p lang="nb">Nettstedet svarer ikke. Ingenting er tapt: Last siden på nytt om en stund.</p>
<p lang="nn">Nettstaden svarar ikkje. Ingenting er tapt: Last sida på nytt om ei stund.</p>"});
    if (bereq.method != "GET" && bereq.method != "HEAD") {
        var.set_string("words", {"<p class="lede">The site did not answer, and what you have just sent may not be saved. Leave this page open, and load it again in a minute: your browser sends everything once more.</p>
<p lang="nb">Nettstedet svarte ikke, og det du nettopp sendte, er kanskje ikke lagret. La denne siden stå åpen, og last den på nytt om et minutt: Nettleseren sender alt en gang til.</p>
<p lang="nn">Nettstaden svara ikkje, og det du nettopp sende, er kanskje ikkje lagra. Lat denne sida stå open, og last henne på nytt om eit minutt: Nettlesaren sender alt ein gong til.</p>"});
    }
    synthetic({"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Back in a few minutes</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/static/css/base.css">
<link rel="stylesheet" href="/static/css/parts.css">
</head>
<body>
<main class="list-page not-found">
<h1 class="page-title">Back in a few minutes</h1>
"} + var.get_string("words") + {"
</main>
</body>
</html>
"});
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
