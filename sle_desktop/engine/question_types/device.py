"""Types that only a telephone can answer, shown as notes, and what a form notes of itself."""

from sle_desktop.engine.question_types.moments import parse_date, parse_date_time
from sle_desktop.engine.question_types.plain_text import parse_text
from sle_desktop.engine.question_types.question_type import AnsweredBy, QuestionType, words


def _device(word: str, *aliases: str, looks: str = "") -> QuestionType:
    return QuestionType(
        word,
        parse_text,
        AnsweredBy.DEVICE,
        aliases=aliases,
        appearances=words(looks),
    )


def _noted(word: str, *aliases: str) -> QuestionType:
    return QuestionType(word, parse_text, AnsweredBy.FORM, aliases=aliases, visible=False)


TYPES = (
    _device("geopoint", "location", "gps", looks="placement-map maps quick"),
    _device("geotrace", looks="placement-map maps"),
    _device("geoshape", looks="placement-map maps"),
    _device("barcode", "scan", looks="hidden-answer front"),
    _device("audio", "sound", looks="voice-only"),
    _device("video", looks="new new-front selfie front"),
    _device("file"),
    _device("osm"),
    _device("bluetooth"),
    QuestionType(
        "start", parse_date_time, AnsweredBy.FORM, ("start time", "get start time"), visible=False
    ),
    QuestionType(
        "end", parse_date_time, AnsweredBy.FORM, ("end time", "get end time"), visible=False
    ),
    QuestionType("today", parse_date, AnsweredBy.FORM, ("get today",), visible=False),
    _noted("deviceid", "imei", "device id", "get device id", "device_id", "uri:deviceid"),
    _noted("subscriberid", "subscriber id", "get subscriber id", "uri:subscriberid"),
    _noted("simserial", "sim id", "get sim id", "simid", "uri:simserial"),
    _noted("phonenumber", "get phone number", "uri:phonenumber"),
    _noted("username", "uri:username", "enumerator"),
    _noted("email", "uri:email"),
    _noted("caseid", "case_id"),
    _noted("audit", "text audit", "text_audit", "audio audit", "audio_audit", "meta-audit"),
    _noted("start-geopoint", "start_geopoint"),
    _noted("background-audio", "background_audio", "background-geopoint"),
    _noted("comments", "comment"),
    _noted("sensor", "sensor_statistic", "sensor_stream", "sensor statistic", "sensor stream"),
    _noted("speed-violations", "speed violations count", "speed violations list"),
    _noted("csv-external", "csv_external"),
    _noted("xml-external", "xml_external"),
)
