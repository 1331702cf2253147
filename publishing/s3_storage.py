"""Files in a bucket of an S3-compatible store (the extra `prakat[s3]`), private like the folder on the disk.

Whoever wants a file asks us at its one address, `/media/…`; only our answer carries an address of the bucket, signed
and short-lived. So pages, feeds and copies of them never name the bucket, and nothing is signed while a page is made.
"""

from functools import cached_property
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

import boto3
from django.conf import settings
from django.core.cache import cache
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from publishing.storage import ThaiNames

SIGNED_SECONDS = 300
"""How long a signed address opens a file, in seconds."""
REUSED_SECONDS = 120
"""How long the same signed address is given to everybody, in seconds: browsers and caches know it again."""


class ThaiS3Storage(ThaiNames, S3Storage):
    """Files in a private bucket."""

    public_endpoint_url: str | None
    """The address of the store as browsers reach it, where it is another than ours."""

    def get_default_settings(self) -> dict[str, Any]:
        """As django-storages, but nothing is public, nothing is overwritten, and every address is signed."""
        own = {
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
            "querystring_expire": SIGNED_SECONDS,
            "signature_version": "s3v4",
            "public_endpoint_url": None,
        }
        return super().get_default_settings() | own

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The file's one address, on our own host."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(clean_name(name)).lstrip("/"))

    def signed_url(self, name: str, headers: dict[str, str], *, method: str, reuse: bool) -> str:
        """An address of the bucket that opens this one file for a few minutes. Nothing is asked of the store.

        `headers`: what the store shall answer with, of Content-Type, Content-Disposition and Cache-Control. `method`:
        GET or HEAD, for which alone it holds. `reuse`: whether others may be given the same address; it then has at
        least three of its five minutes left.
        """
        if not reuse:
            return self._sign(name, headers, method)
        wanted = "\n".join([method, self.bucket_name, name, *(f"{key}: {headers[key]}" for key in sorted(headers))])
        key = f"prakat-signed:{sha256(wanted.encode()).hexdigest()}"
        return str(cache.get_or_set(key, lambda: self._sign(name, headers, method), REUSED_SECONDS))

    def _sign(self, name: str, headers: dict[str, str], method: str) -> str:
        answer = {f"Response{header.replace('-', '')}": value for header, value in headers.items()}
        key = self._normalize_name(clean_name(name))
        signed = self._signer.generate_presigned_url(
            "get_object",
            Params={"Bucket": self.bucket_name, "Key": key, **answer},
            ExpiresIn=SIGNED_SECONDS,
            HttpMethod=method,
        )
        return str(signed)

    @cached_property
    def _signer(self) -> Any:
        """A client for the address browsers use; the host is part of what is signed."""
        session = boto3.Session(
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            aws_session_token=self.security_token,
        )
        return session.client(
            "s3",
            endpoint_url=self.public_endpoint_url or self.endpoint_url,
            region_name=self.region_name,
            config=self.client_config,
            use_ssl=self.use_ssl,
            verify=self.verify,
        )
