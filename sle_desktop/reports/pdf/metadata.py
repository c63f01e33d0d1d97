"""What a document says of itself, twice and alike: the Info dictionary and the XMP packet."""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from sle_desktop import __version__
from sle_desktop.reports.blocks import DocumentFacts, Summary

NAMESPACE = "urn:sle-desktop:document:1"
CREATOR = f"SLE Desktop {__version__}"
PRODUCER = "ReportLab PDF Library"

_PROPERTIES = (
    ("document", "Text", "Number of the document"),
    ("version", "Integer", "Version of the document"),
    ("replaces", "Integer", "Version that this version replaces"),
    ("copy", "Text", "For whom this copy was made"),
    ("contents", "Text", "What the contents end in, as printed"),
)


@dataclass(frozen=True, slots=True)
class Description:
    """The strings that Info and XMP share; ``made_at`` is in UTC."""

    title: str
    author: str
    subject: str
    keywords: str
    made_at: datetime


def description(summary: Summary, facts: DocumentFacts, made_at: datetime) -> Description:
    """Return a document's description; control characters are left out, XML cannot hold them."""
    return Description(
        title=_clean(f"{summary.kind}: {summary.title}"),
        author=_clean(facts.author) or CREATOR,
        subject=_clean(summary.running or summary.kind),
        keywords=_clean(f"{facts.number}, version {facts.version}"),
        made_at=made_at,
    )


def _clean(text: str) -> str:
    return "".join(
        c
        for c in text
        if c.isprintable() and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"
    )


def xmp(described: Description, facts: DocumentFacts) -> bytes:
    """Return the XMP packet: PDF/A-2a (3a with data), PDF/UA-1, and our own properties."""
    time = described.made_at.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    ours = {"document": _clean(facts.number), "version": str(facts.version)}
    if facts.replaces:
        ours["replaces"] = str(facts.replaces.version)
    ours["copy"] = _clean(facts.copy)
    if facts.ending:
        ours["contents"] = _clean(facts.ending)
    properties = "\n".join(
        f"<sle:{name}>{escape(value)}</sle:{name}>" for name, value in ours.items()
    )
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:sle="{NAMESPACE}">
<pdfaid:part>{2 if facts.attached is None else 3}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>{_in_default_language(described.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(described.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>{_in_default_language(described.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{escape(described.keywords)}</pdf:Keywords>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>
<xmp:CreatorTool>{escape(CREATOR)}</xmp:CreatorTool>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate>
{properties}
</rdf:Description>
{_SCHEMAS}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()


def _in_default_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _schema(name: str, namespace: str, prefix: str, properties: str) -> str:
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def _property(name: str, kind: str, meaning: str) -> str:
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{meaning}</pdfaProperty:description>
</rdf:li>"""


_OUR_PROPERTIES = "\n".join(_property(*entry) for entry in _PROPERTIES)
_SCHEMAS = f"""<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{
    _schema(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        _property("part", "Integer", "Part of ISO 14289 that the document follows"),
    )
}
{
    _schema(
        "SLE Desktop document",
        NAMESPACE,
        "sle",
        _OUR_PROPERTIES,
    )
}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
