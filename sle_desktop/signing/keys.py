"""An identity as it is kept: nothing here needs a certificate to be read."""

from dataclasses import dataclass, field

SLE = "Specialist Leader of Education"
"""What a device's certificate says of its owner, unless told otherwise."""

LEAD = "Project lead"
"""What the certificate of the project lead's device says; only the root can say it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key, its certificate, and the certificates that vouch for it; all as PEM.

    The key is not encrypted here: the store keeps it. It stays out of logs and tracebacks.
    """

    key_pem: bytes = field(repr=False)
    certificate_pem: bytes
    chain_pem: tuple[bytes, ...] = ()

    @property
    def name(self) -> str:
        """The name in the certificate."""
        # Start-up: certificates are read when somebody signs or shares.
        from cryptography import x509  # noqa: PLC0415
        from cryptography.x509.oid import NameOID  # noqa: PLC0415

        holder = x509.load_pem_x509_certificate(self.certificate_pem).subject
        return str(holder.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
