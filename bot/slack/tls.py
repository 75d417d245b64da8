"""Whom we trust: the certificates with which every connection to Slack is checked."""

import ssl
from functools import cache

import httpx


@cache
def context() -> ssl.SSLContext:
    """One for the whole process: reading the certificates takes 20 ms each time (measured 2026-11-24).

    SSL_CERT_FILE and SSL_CERT_DIR in the environment name others, as httpx has it.
    """
    return httpx.create_ssl_context()
