"""Charts as DrawingML parts with their data in a workbook, so that Word can edit them."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Final

from docgen.tree.nodes import Chart, Series
from docgen.write.charts_svg import INK, chart_size, frame_of, unit_after
from docgen.write.docx.oxml import XML, escape
from docgen.write.docx.state import Flow

_SPACE: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHEET: Final = "Sheet1"
_NO_LINE: Final = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_INK: Final = INK.upper()
_KAZAKH: Final = "[$-43F]"
"""Before a number's format: a decimal comma in LibreOffice, whatever language it runs in."""


def add_chart(chart: Chart, flow: Flow) -> str:
    """Add the chart's part and workbook; return the relationship to it."""
    shared = flow.shared
    shared.charts += 1
    part = f"word/charts/chart{shared.charts}.xml"
    book = f"word/embeddings/chart{shared.charts}.xlsx"
    shared.package.add(book, workbook(chart))
    relation = shared.package.relations_of(part).add("package", book)
    shared.package.add(part, _ChartText(chart, flow).xml(relation), "chart")
    return flow.relations.add("chart", part)


def workbook(chart: Chart) -> bytes:
    """Return the chart's data as a workbook: categories down, series across."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(_SHEET)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, float(value))
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    book.close()
    return stream.getvalue()


class _ChartText:
    """The text of one chart part."""

    def __init__(self, chart: Chart, flow: Flow) -> None:
        layout = flow.shared.layout
        self.chart = chart
        self.colours = layout.chart.colours
        self.size = round(layout.chart.font_size_pt * 100)
        self.font = escape(next(iter(layout.fonts.values())).docx)
        if "body" in layout.fonts:
            self.font = escape(layout.fonts["body"].docx)
        self.sheet = tuple(one / 20 for one in chart_size(chart, layout))
        self.frame = frame_of(chart, layout)
        self.format = _number_format(chart.decimals, self.frame.low)

    def xml(self, workbook_relation: str) -> str:
        chart = self.chart
        title = self._title(chart.title) if chart.title else ""
        legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        return (
            f'{XML}<c:chartSpace {_SPACE}><c:date1904 val="0"/><c:lang val="kk-KZ"/>'
            f'<c:roundedCorners val="0"/><c:chart>{title}'
            f'<c:autoTitleDeleted val="{0 if chart.title else 1}"/>'
            f"<c:plotArea>{self._place()}{self._plot()}</c:plotArea>{legend}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text(self.size)}"
            f'<c:externalData r:id="{workbook_relation}"><c:autoUpdate val="0"/></c:externalData>'
            "</c:chartSpace>"
        )

    def _place(self) -> str:
        """Return the plot area's place: the same as in the drawn chart."""
        width, height = self.sheet
        at = self.frame
        return (
            '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/><c:x val="{at.left / width:.5f}"/>'
            f'<c:y val="{at.top / height:.5f}"/><c:w val="{at.width / width:.5f}"/>'
            f'<c:h val="{at.height / height:.5f}"/></c:manualLayout></c:layout>'
        )

    def _unit(self) -> str:
        """Return the unit as the axis' title, at the left above the axis."""
        if not self.chart.unit:
            return ""
        above = max(0.0, self.frame.top - self.size / 100 * 1.8) / self.sheet[1]
        place = (
            '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="0"/><c:y val="{above:.5f}"/></c:manualLayout></c:layout>'
        )
        return self._title(self.chart.unit, self.size, place)

    def _text(self, size: int, bold: bool = False) -> str:
        return (
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
            f"{self._run_properties('defRPr', size, bold)}</a:pPr>"
            '<a:endParaRPr lang="kk-KZ"/></a:p></c:txPr>'
        )

    def _run_properties(self, name: str, size: int, bold: bool) -> str:
        lang = ' lang="kk-KZ"' if name == "rPr" else ""
        return (
            f'<a:{name}{lang} sz="{size}" b="{bold:d}"><a:solidFill><a:srgbClr val="{_INK}"/>'
            f'</a:solidFill><a:latin typeface="{self.font}"/>'
            f'<a:cs typeface="{self.font}"/></a:{name}>'
        )

    def _title(self, words: str, size: int = 0, place: str = "") -> str:
        body = '<a:bodyPr rot="0" vert="horz"/>' if place else "<a:bodyPr/>"
        bold = not size
        size = size or self.size + 100
        return (
            f"<c:title><c:tx><c:rich>{body}<a:lstStyle/><a:p><a:pPr>"
            f"{self._run_properties('defRPr', size, bold)}</a:pPr>"
            f"<a:r>{self._run_properties('rPr', size, bold)}<a:t>{escape(words)}</a:t></a:r></a:p>"
            f'</c:rich></c:tx>{place}<c:overlay val="0"/></c:title>'
        )

    def _plot(self) -> str:
        match self.chart.kind:
            case "bar" | "stacked":
                return self._bars(stacked=self.chart.kind == "stacked")
            case "line":
                return self._lines()
            case "pie":
                return self._pie()
            case other:
                raise ValueError(f"no kind of chart: {other}")

    def _bars(self, *, stacked: bool) -> str:
        overlap = '<c:overlap val="100"/>' if stacked else ""
        return (
            '<c:barChart><c:barDir val="col"/>'
            f'<c:grouping val="{"stacked" if stacked else "clustered"}"/>'
            f'<c:varyColors val="0"/>{self._all_series("ctr" if stacked else "outEnd")}'
            f'<c:gapWidth val="60"/>{overlap}<c:axId val="111"/><c:axId val="222"/></c:barChart>'
            f"{self._axes()}"
        )

    def _lines(self) -> str:
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{self._all_series("t")}<c:marker val="1"/>'
            f'<c:axId val="111"/><c:axId val="222"/></c:lineChart>{self._axes()}'
        )

    def _pie(self) -> str:
        return (
            f'<c:pieChart><c:varyColors val="1"/>{self._one_series(0, "outEnd")}'
            '<c:firstSliceAng val="0"/></c:pieChart>'
        )

    def _all_series(self, place: str) -> str:
        return "".join(self._one_series(index, place) for index in range(len(self.chart.series)))

    def _one_series(self, index: int, place: str) -> str:
        chart, kind = self.chart, self.chart.kind
        series = chart.series[index]
        column = _column(index + 1)
        name = f"{_SHEET}!${column}$1"
        last = len(chart.categories) + 1
        colour = self._colour(index)
        look = (
            f'<c:spPr><a:ln w="28575" cap="rnd">{colour}<a:round/></a:ln></c:spPr>'
            '<c:marker><c:symbol val="circle"/><c:size val="6"/>'
            f"<c:spPr>{colour}<a:ln>{colour}</a:ln></c:spPr></c:marker>"
            if kind == "line"
            else ""
            if kind == "pie"
            else f'<c:spPr>{colour}</c:spPr><c:invertIfNegative val="0"/>'
        )
        points = self._points() if kind == "pie" else ""
        smooth = '<c:smooth val="0"/>' if kind == "line" else ""
        return (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
            f'<c:tx><c:strRef><c:f>{name}</c:f><c:strCache><c:ptCount val="1"/>'
            f'<c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt>'
            f"</c:strCache></c:strRef></c:tx>{look}{points}{self._labels(index, place)}"
            f"<c:cat>{self._categories(last)}</c:cat>"
            f"<c:val>{self._values(series, column, last)}</c:val>{smooth}</c:ser>"
        )

    def _colour(self, index: int) -> str:
        value = self.colours[index % len(self.colours)].upper()
        return f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'

    def _points(self) -> str:
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{self._colour(index)}'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>'
            "</c:dPt>"
            for index in range(len(self.chart.categories))
        )

    def _labels(self, index: int, place: str) -> str:
        if not self.chart.show_values:
            return ""
        inside = self.chart.kind == "stacked"
        text = self._label_text(white=inside)
        code = self.format
        if self.chart.kind == "pie" and self.chart.unit:
            unit = unit_after(self.chart.unit.replace('"', ""))
            code = ";".join(f'{one}"{unit}"' for one in code.split(";"))
        return (
            f'<c:dLbls><c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}"
            f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
            '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
            '<c:showBubbleSize val="0"/></c:dLbls>'
        )

    def _label_text(self, *, white: bool) -> str:
        text = self._text(self.size)
        return text.replace(f'val="{_INK}"', 'val="FFFFFF"') if white else text

    def _names(self) -> str:
        """Return how the names of the categories stand: as in the drawn chart."""
        angle = -5400000 if self.frame.labels.turned else 0
        turned = f'<a:bodyPr rot="{angle}" vert="horz"/>'
        return self._text(self.size).replace("<a:bodyPr/>", turned)

    def _categories(self, last: int) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{escape(words)}</c:v></c:pt>'
            for index, words in enumerate(self.chart.categories)
        )
        return (
            f"<c:strRef><c:f>{_SHEET}!$A$2:$A${last}</c:f><c:strCache>"
            f'<c:ptCount val="{len(self.chart.categories)}"/>{points}</c:strCache></c:strRef>'
        )

    def _values(self, series: Series, column: str, last: int) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{_plain(value)}</c:v></c:pt>'
            for index, value in enumerate(series.values)
            if value is not None
        )
        return (
            f"<c:numRef><c:f>{_SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>{escape(self.format)}</c:formatCode>"
            f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef>'
        )

    def _ticks(self) -> str:
        exponent = self.frame.step.normalize().as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return escape(_number_format(places, self.frame.low))

    def _axes(self) -> str:
        unit = self._unit()
        low, high, step = self.frame.low, self.frame.high, self.frame.step
        grid = f"<c:majorGridlines>{_line('D9D9D9')}</c:majorGridlines>"
        return (
            '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
            '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f'{_line("808080")}{self._names()}<c:crossAx val="222"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
            '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>'
            f'<c:max val="{_plain(high)}"/><c:min val="{_plain(low)}"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="l"/>{grid}{unit}'
            f'<c:numFmt formatCode="{self._ticks()}" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'{_NO_LINE}{self._text(self.size)}<c:crossAx val="111"/>'
            '<c:crosses val="autoZero"/><c:crossBetween val="between"/>'
            f'<c:majorUnit val="{_plain(step)}"/></c:valAx>'
        )


def _number_format(places: int, lowest: Decimal) -> str:
    """Return how numbers are shown: groups from five digits on, and the sign said.

    LibreOffice shows no sign in a part that has another one with a condition before it.
    """
    part = "." + "0" * places if places else ""
    below = f'{_KAZAKH}[<0]"−"{"#,##0" if lowest <= -10000 else "0"}{part};' if lowest < 0 else ""
    return f"{_KAZAKH}[>=10000]#,##0{part};{below}{_KAZAKH}0{part}"


def _line(colour: str) -> str:
    return (
        f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _column(index: int) -> str:
    """Return the letters of a sheet's column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
