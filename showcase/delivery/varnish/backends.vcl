# The processes of compose.yaml: two of the site behind one Varnish.
import directors;

probe ready {
    .url = "/-/ready";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 1;
}

# Slow is not dead: where all are slow, visitors wait rather than be sent away.
probe live {
    .url = "/-/live";
    .interval = 1s;
    .timeout = 10s;
    .window = 3;
    .threshold = 2;
    .initial = 1;
}

backend one {
    .host = "app-1";
    .port = "8000";
    .probe = ready;
}

backend two {
    .host = "app-2";
    .port = "8000";
    .probe = ready;
}

# The same again, asked while none is ready, as without a database.
backend one_living {
    .host = "app-1";
    .port = "8000";
    .probe = live;
}

backend two_living {
    .host = "app-2";
    .port = "8000";
    .probe = live;
}

sub vcl_init {
    new nodes = directors.shard();
    nodes.add_backend(one, "one");
    nodes.add_backend(two, "two");
    new living = directors.shard();
    living.add_backend(one_living, "one");
    living.add_backend(two_living, "two");
}

# Who may throw things away: the site's processes, and nobody beyond them.
acl sites {
    "127.0.0.1";
    "app-1";
    "app-2";
    "worker";
}
