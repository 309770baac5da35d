"""How the image serves: `gunicorn --config showcase/delivery/gunicorn_conf.py`.

The site is loaded once, before the processes that serve are forked: they share what they do not write to, half of what
each would have. Whoever changes the code or a setting has to start the server anew, which a container does anyway;
SIGHUP alone would go on with what is loaded.
"""

import gc

wsgi_app = "showcase.delivery.server:Server()"
preload_app = True
worker_class = "gthread"
workers = 2
threads = 4
# Nobody here talks to it, and a read-only file system has no place for it.
control_socket_disable = True


def when_ready(server) -> None:
    # What is loaded is there to stay. Looked through by each process, it would be written to, and shared no more.
    gc.collect()
    gc.freeze()


def post_worker_init(worker) -> None:
    if begin := getattr(worker.wsgi, "begin", None):
        begin()
