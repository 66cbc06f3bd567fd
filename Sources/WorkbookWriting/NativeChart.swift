#if Workbook
import CXlsxWriter

/// Draws a chart with libxlsxwriter.
struct NativeChart {
    private let drawn: UnsafeMutablePointer<lxw_chart>

    init(_ drawn: UnsafeMutablePointer<lxw_chart>) {
        self.drawn = drawn
    }

    /// Adds a row of figures.
    func add(_ series: SheetChart.Series, _ chart: SheetChart) {
        guard let added = chart_add_series(drawn, nil, nil) else { return }
        let (categories, values) = (series.categories, series.values)
        chart_series_set_categories(
            added,
            chart.sheet,
            UInt32(categories.firstRow),
            UInt16(categories.firstColumn),
            UInt32(categories.lastRow),
            UInt16(categories.lastColumn)
        )
        chart_series_set_values(
            added,
            chart.sheet,
            UInt32(values.firstRow),
            UInt16(values.firstColumn),
            UInt32(values.lastRow),
            UInt16(values.lastColumn)
        )
        chart_series_set_name(added, series.name)
        switch chart.kind {
        case .lines:
            var line = Self.line(series.colour, series.width)
            if series.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
            chart_series_set_line(added, &line)
            if series.hasMarkers {
                chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
                chart_series_set_marker_size(added, 4)
                var (edge, fill) = (Self.line(series.colour, 0.75), Self.fill(series.colour))
                chart_series_set_marker_line(added, &edge)
                chart_series_set_marker_fill(added, &fill)
            }
        case .bars:
            var fill = Self.fill(series.colour)
            var small = Self.font(9)
            chart_series_set_fill(added, &fill)
            chart_series_set_labels(added)
            chart_series_set_labels_num_format(added, chart.format.rawValue)
            chart_series_set_labels_font(added, &small)
        }
    }

    /// Adds title, axes and key.
    func finish(_ chart: SheetChart) {
        var bold = Self.font(11, isBold: true)
        var small = Self.font(9)
        chart_title_set_name(drawn, chart.title)
        chart_title_set_name_font(drawn, &bold)
        // Of bars the library calls the upright axis y, on which the categories stand.
        let isUpright = chart.kind == .bars
        let categories = isUpright ? drawn.pointee.y_axis : drawn.pointee.x_axis
        let values = isUpright ? drawn.pointee.x_axis : drawn.pointee.y_axis
        chart_axis_set_num_font(categories, &small)
        chart_axis_set_num_font(values, &small)
        chart_axis_set_name(values, chart.unit)
        chart_axis_set_name_font(values, &small)
        chart_axis_set_num_format(values, chart.format.rawValue)
        var grid = Self.line(0xE3E7EA, 0.75)
        chart_axis_major_gridlines_set_line(values, &grid)
        switch chart.kind {
        case .lines:
            chart_axis_set_min(values, 0)
            // Half a year from label to label.
            chart_axis_set_interval_unit(categories, 6)
            chart_axis_set_interval_tick(categories, 6)
            chart_axis_set_num_format(categories, NumberFormat.month.rawValue)
            var between = Self.line(0xDFE8F1, 3)
            chart_set_high_low_lines(drawn, &between)
            chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
            chart_legend_set_font(drawn, &small)
        case .bars:
            // From the top down, with the figures' axis below all the same.
            chart_axis_set_reverse(categories)
            chart_axis_set_crossing_max(categories)
            chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
            chart_axis_major_gridlines_set_visible(categories, UInt8(LXW_FALSE.rawValue))
            chart_axis_major_gridlines_set_visible(values, UInt8(LXW_TRUE.rawValue))
            chart_set_series_gap(drawn, 60)
            chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        }
    }

    private static func line(_ colour: Int, _ width: Double) -> lxw_chart_line {
        var line = lxw_chart_line()
        line.color = UInt32(colour)
        line.width = Float(width)
        return line
    }

    private static func fill(_ colour: Int) -> lxw_chart_fill {
        var fill = lxw_chart_fill()
        fill.color = UInt32(colour)
        return fill
    }

    private static func font(_ size: Double, isBold: Bool = false) -> lxw_chart_font {
        var font = lxw_chart_font()
        font.size = size
        font.bold = isBold ? 1 : 0
        return font
    }
}
#endif
