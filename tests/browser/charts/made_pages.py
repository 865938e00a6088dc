"""Pages for the charts' tests: made rows in tables with the attributes that the charts ask for, and nothing else."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from html import escape

from page_server import VIEWS

SHARED = ("d3.min.js", "chart_frame.js", "chart_forms.js")
STORY = "status second from to type dyad origins known settled-by verdict name"
# Made and plain rows: every status, every granularity, both ends open, two statuses, every verdict, two undated.
STORY_ROWS = """
happened||2023-09-13|2023-09-13|CONSULT|RUS–PRK|8|2023-09-13|||Kim Jong Un meets Vladimir Putin at Vostochny
planned||2024-06|2024-06|CONSULT|RUS–PRK|4|2024-02-02|visit|fulfilled|Russia says that Putin will visit North Korea
happened||2024-06-18|2024-06-19|CONSULT|RUS–PRK|16|2024-06-18|||Russia visits North Korea
happened||2024-06-19|2024-06-19|AGREE|RUS–PRK|12|2024-06-19|||Russia and North Korea sign a treaty of partnership
ongoing||2024-10|2025-04|SUPPORT|PRK–RUS|6|2024-10-18|||North Korea helps Russia with troops
alleged|denied|2024-10-13|2024-10-20|SUPPORT|PRK–RUS|5|2024-10-14|||North Korea sends 10,000 soldiers to Russia
alleged||2023-11|2023-12|AID|PRK–RUS|3|2023-11-02|||North Korea ships artillery shells to Russia
denied||2023-10|2023-10|AID|PRK–RUS|2|2023-10-17|||North Korea supplies arms to Russia
planned||2024-09|2024-09|CONSULT|PRK–CHN|1|2024-03-04|talks|changed|China and North Korea agree to hold talks in Beijing
happened||2024-10-29|2024-10-31|CONSULT|PRK–CHN|2|2024-10-29|||China and North Korea hold talks in Pyongyang
planned||2025-03|2025-06|CONSULT|RUS–PRK|3|2024-11-30||open|Russia invites Kim Jong Un to Moscow
possible||2025-09|2025-09|CONSULT|RUS–PRK|1|2024-12-05|||Third meeting of the two leaders
planned||2024-03-31|2024-03-31|COOPERATE|JPN–PRK|2|2024-01-08||missed|Japan is to reopen talks with North Korea
planned||2024-08|2024-08|RETREAT|USA–KOR|1|2024-04-10|drill|contradicted|United States to call off its drill with Seoul
happened||2024-08-19|2024-08-29|MOBILIZE|USA–KOR|7|2024-08-12|||United States and South Korea hold a drill
not_happened||2024-07-26|2024-07-26|CONSULT|USA–PRK|2|2024-07-27|||United States meets North Korea in Vientiane
hypothetical||2026|2026|SANCTION|USA–PRK|1|2024-12-12|||United States lifts sanctions
happened||2023-11-21|2023-11-21|ASSAULT|PRK–KOR|9|2023-11-21|||North Korea launches a satellite
happened||2024-01-05|2024-01-07|ASSAULT|PRK–KOR|5|2024-01-05|||North Korea fires shells near Yeonpyeong
happened||2024-05-28|2024-06-09|COERCE|PRK–KOR|11|2024-05-29|||North Korea sends balloons with waste over the border
happened||2024-06-04|2024-06-04|RETREAT|KOR–PRK|4|2024-06-04|||South Korea suspends the military pact of 2018
happened||2022|2022|THREATEN|PRK–USA|2|2022-12-31|||North Korea threatens a nuclear test
happened||2024-03-28|2024-03-28|REJECT|RUS–USA|6|2024-03-28|||Russia vetoes the watch over sanctions
happened|denied|2024-04|2024-04|AID|CHN–RUS|3|2024-04-12|||China delivers machine tools to Russia
planned|||2025-12-31|AGREE|CHN–PRK|1|2024-11-02|||China renews its treaty with North Korea
ongoing||2024-02-10||SANCTION|KOR–RUS|2|2024-02-10|||South Korea bars exports to Russia
happened||||ACCUSE|USA–RUS|2||||United States accuses Russia of paying for shells with oil
possible||||CONSULT|JPN–PRK|1||||Japan looks for a meeting with Kim Jong Un
""".strip()
IDS = {"Russia visits North Korea": "visit", "hold talks in Pyongyang": "talks", "hold a drill": "drill"}
DYADS = """RUS|Russia|PRK|North Korea|34|5.6
PRK|North Korea|RUS|Russia|27|6.2
USA|United States|PRK|North Korea|41|-3.4
PRK|North Korea|USA|United States|38|-5.1
PRK|North Korea|KOR|South Korea|52|-6.8
KOR|South Korea|PRK|North Korea|31|-2.6
USA|United States|KOR|South Korea|22|6.9
KOR|South Korea|USA|United States|12|5.8
CHN|China|PRK|North Korea|14|3.1
PRK|North Korea|CHN|China|9|3.3
CHN|China|RUS|Russia|11|4.4
RUS|Russia|CHN|China|10|4.7
JPN|Japan|PRK|North Korea|8|-1.9
PRK|North Korea|JPN|Japan|7|-4.2
JPN|Japan|KOR|South Korea|5|3.9
USA|United States|RUS|Russia|19|-4.6
RUS|Russia|USA|United States|13|-3.8
USA|United States|CHN|China|9|-.3
UKR|Ukraine|RUS|Russia|17|-8.1
RUS|Russia|UKR|Ukraine|29|-9.0
USA|United States|UKR|Ukraine|15|7.2
VNM|Vietnam|PRK|North Korea|2|2.0
UNO|United Nations|PRK|North Korea|6|-2.0"""
PLACES = """39.03|125.75|Pyongyang|41|happened
37.57|126.98|Seoul|33|happened
55.75|37.62|Moscow|38|happened
55.75|37.62|Moscow|6|planned
51.88|128.33|Vostochny|9|happened
43.12|131.89|Vladivostok|12|happened
39.90|116.41|Beijing|18|happened
38.90|-77.04|Washington|21|denied
40.71|-74.01|New York|14|happened
35.68|139.69|Tokyo|8|possible
21.03|105.85|Hanoi|3|happened
17.97|102.60|Vientiane|2|not_happened
50.45|30.52|Kyiv|11|alleged
51.73|36.19|Kursk|7|alleged
37.67|125.70|Yeonpyeong|5|happened
46.20|6.15|Geneva|4|planned
35.92|14.4|Valletta|1|hypothetical
-35.28|149.13|Canberra|2|happened"""


def table(name: str, rows: Iterable[tuple[Mapping[str, str], str]], *, tag: str = "td") -> str:
    """A table whose rows have these attributes and this link text; the link leads to a page of the row's number."""
    written = []
    for number, (given, words) in enumerate(rows):
        data = " ".join(f'data-{key}="{escape(value)}"' for key, value in given.items() if value)
        classes = f'class="event {given["status"]}" ' if "status" in given else ""
        link = f'<a href="/row/{given.get("id", number)}">{escape(words)}</a>'
        written.append(f"<tr {classes}{data}><{tag}>{link}</{tag}><td>{escape(given.get('count', ''))}</td></tr>")
    return f'<table id="{name}"><thead><tr><th>What<th>Count<tbody>{"".join(written)}</table>'


def page(figure: str, body: str, *, scripts: Iterable[str]) -> str:
    """A page of the desk's styles with a figure, a table and the charts' scripts."""
    written = "".join(f'<script src="/{name}" defer></script>' for name in (*SHARED, *scripts))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title><link rel="icon" href="data:,">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<link rel="stylesheet" href="/base.css"><link rel="stylesheet" href="/charts.css">{written}'
        f"<body><main><h1>The Korean question</h1>{figure}{body}</main></html>"
    )


def story_rows() -> list[tuple[dict[str, str], str]]:
    """The made rows of a story."""
    found = []
    for number, line in enumerate(STORY_ROWS.splitlines()):
        given = dict(zip(STORY.split(), line.split("|"), strict=True))
        given["articles"] = str(int(given["origins"]) * 2)
        given["id"] = next((key for words, key in IDS.items() if given["name"].endswith(words)), f"e{number}")
        found.append((given, given["name"]))
    return found


def far_row() -> tuple[dict[str, str], str]:
    """A row of long before the others."""
    given, name = story_rows()[0]
    return given | {"id": "far", "from": "1953-07-27", "to": "1953-07-27", "known": ""}, name


def many_rows(number: int) -> list[tuple[dict[str, str], str]]:
    """Rows over twenty years between thirty dyads, of all statuses."""
    statuses = ["happened", "happened", "happened", "planned", "alleged", "denied", "ongoing", "possible"]
    found = []
    for at in range(number):
        day = (date(2004, 1, 1) + timedelta(days=at * 7919 % 7300)).isoformat()
        given = {"id": f"n{at}", "from": day, "to": day, "status": statuses[at % 8], "type": f"TYPE{at % 17}"}
        given |= {"dyad": f"AA{at * 31 % 30}–BB", "origins": str(1 + at % 5), "name": f"Act number {at} of many"}
        found.append((given, given["name"]))
    return found


def timeline_page(rows: list[tuple[dict[str, str], str]]) -> str:
    """A page with a timeline."""
    figure = '<figure id="timeline" class="chart" data-lanes="dyad" data-as-of="2024-12-15"></figure>'
    scripts = ("chart_time.js", "timeline_arrows.js", "timeline_chart.js")
    return page(figure, table("story-table", rows), scripts=scripts)


def overview_page() -> str:
    """A page with counts by month and status in place of rows."""
    rows = []
    for at in range(24):
        month = f"{2020 + at // 12}-{at % 12 + 1:02}"
        for place, status in enumerate(("happened", "planned", "alleged", "denied", "ongoing")):
            many = (at * 37 + place * 11) % (40 >> place) + at // (place + 2)
            rows.append(({"period": month, "status": status, "type": "", "count": str(many)}, f"{month} {status}"))
    scripts = ("chart_time.js", "overview_chart.js")
    return page('<figure id="overview" class="chart"></figure>', table("story-bins", rows), scripts=scripts)


def network_page() -> str:
    """A page with a network of dyads."""
    names = ["source", "source-name", "target", "target-name", "count", "scale"]
    rows = [dict(zip(names, line.split("|"), strict=True)) for line in DYADS.splitlines()]
    rows = [row | {"tone": str(round((float(row["scale"]) + 9) / 3))} for row in rows]
    linked = [(row, f"{row['source-name']} to {row['target-name']}") for row in rows]
    scripts = ("chart_labels.js", "network_chart.js")
    figure = '<figure id="network" class="chart" data-way="/row/"></figure>'
    return page(figure, table("dyads", linked), scripts=scripts)


def map_page(*, coastlines: str = "") -> str:
    """A page with a map; given coastlines stand in the page itself, as in a page that is one file."""
    names = ["lat", "lon", "name", "count", "status"]
    rows = [dict(zip(names, line.split("|"), strict=True)) for line in PLACES.splitlines()]
    own = f'<script type="application/json" id="coastlines">{coastlines}</script>' if coastlines else ""
    asked = "" if coastlines else ' data-coastlines="/countries-110m.json"'
    figure = f'{own}<figure id="map" class="chart"{asked}></figure>'
    scripts = ("topojson-client.min.js", "chart_labels.js", "map_chart.js")
    return page(figure, table("places", [(row, row["name"]) for row in rows]), scripts=scripts)


COASTLINES = VIEWS / "vendor" / "countries-110m.json"
PAGES = {
    "timeline": timeline_page(story_rows()),
    "far": timeline_page([*story_rows(), far_row()]),
    "many": timeline_page(many_rows(400)),
    "overview": overview_page(),
    "network": network_page(),
    "map": map_page(),
    "map-alone": map_page(coastlines=COASTLINES.read_text()),
}
