"""The columns of the exports, in order: the keys of a line for Parquet, and flat names for CSV."""

from dateline.views.export import ExportKind

COLUMNS = {
    ExportKind.EVENTS: (
        "article id run sentence trigger type mode cameo quad scale actors recipients when where status polarity"
        " certainty tense said_by score"
    ),
    ExportKind.CLAIMS: "article id run holder cue content events stance quote",
    ExportKind.MENTIONS: (
        "article id run kind start end text timex value from to actor place name country sector office refers_to"
    ),
    ExportKind.ARTICLES: (
        "id title url outlet outlet_basis origin origin_basis author published published_basis retrieved language text"
        " parts"
    ),
    ExportKind.FINDINGS: "article id run kind span sentence rests_on rule reason should_read",
    ExportKind.COPIES: "article source kind share evidence reason",
    ExportKind.OCCURRENCES: "article event occurrence witness reason",
    ExportKind.EXPECTATIONS: "article id event sentence holder due verdict outcome reason criterion changes",
    ExportKind.DISAGREEMENTS: "article id slot first second reason",
}

CSV_COLUMNS = COLUMNS | {
    ExportKind.EVENTS: (
        "article id run sentence.start sentence.end sentence.text trigger.start trigger.end trigger.text type mode"
        " cameo quad scale actors.names actors.countries recipients.names recipients.countries when.from when.to"
        " when.basis when.span.start when.span.end when.span.text where.id where.name where.country where.admin"
        " where.lat where.lon where.span.start where.span.end where.span.text status polarity certainty tense"
        " said_by.names score actors recipients said_by"
    ),
    ExportKind.CLAIMS: (
        "article id run holder.names holder.countries cue.start cue.end cue.text content.start content.end"
        " content.text events stance quote holder"
    ),
    ExportKind.FINDINGS: (
        "article id run kind span.start span.end span.text sentence.start sentence.end sentence.text rule reason"
        " should_read rests_on"
    ),
    ExportKind.EXPECTATIONS: (
        "article id event sentence.start sentence.end sentence.text holder.names holder.countries due.from due.to"
        " verdict outcome.article outcome.event outcome.sentence.start outcome.sentence.end outcome.sentence.text"
        " reason criterion changes holder"
    ),
    ExportKind.DISAGREEMENTS: (
        "article id slot first.value first.article first.event first.words.start first.words.end first.words.text"
        " first.sentence.start first.sentence.end first.sentence.text second.value second.article second.event"
        " second.words.start second.words.end second.words.text second.sentence.start second.sentence.end"
        " second.sentence.text reason"
    ),
}
