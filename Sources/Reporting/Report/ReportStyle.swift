import Charts

/// How the report looks: on a screen light and dark, on a telephone, on paper.
///
/// Nothing is fetched: fonts are those that every system has.
enum ReportStyle {
    /// The style sheet, with what stands at the foot of every printed page.
    static func sheet(pageFoot: String) -> String {
        let variables = { (tone: (Tone) -> String) in
            Tone.allCases.map { "--\($0.rawValue):\(tone($0))" }.joined(separator: ";")
        }
        return """
            :root{\(variables(\.light))}
            @media screen and (prefers-color-scheme:dark){:root{\(variables(\.dark))}}
            \(screen)
            \(Ink.styleSheet)
            @media screen and (max-width:61rem){\(middle)}
            @media screen and (max-width:47.99rem){\(small)}
            @page{size:A4;margin:14mm 15mm 16mm;@bottom-left{content:"\(quoted(pageFoot))";font:8pt Arial,sans-serif;color:#484f56}\
            @bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Arial,sans-serif;color:#484f56}\
            @top-left{content:""}@top-center{content:""}@top-right{content:""}}
            @media print{:root{\(variables(\.light))}\(paper)}
            """
    }

    /// A text as CSS has it.
    private static func quoted(_ text: String) -> String {
        text.flatMap { letter -> String in
            switch letter {
            case "\"", "\\": "\\\(letter)"
            case "<": "\\3c "
            default: letter.isNewline ? " " : String(letter)
            }
        }
        .reduce("") { $0 + String($1) }
    }

    private static let screen = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;color-scheme:light dark}
        body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 Arial,"Helvetica Neue",Helvetica,"Liberation Sans",sans-serif}
        .page{max-width:62rem;margin:0 auto;padding:0 1.5rem 4rem}
        a{color:var(--link);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:3px}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.5rem 1rem;z-index:2}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        h1,h2,h3,h4,p,ol,ul,dl,table,figure{margin:0}
        h1{font-size:2.125rem;line-height:1.15;letter-spacing:-.01em}
        h2{font-size:1.625rem;line-height:1.2;margin-top:5rem;padding-top:1.25rem;border-top:2px solid var(--ink)}
        h3{font-size:1.1875rem;line-height:1.3;max-width:44rem}
        h3.sec{margin-top:3rem;font-size:1.3125rem}
        h4{font-size:.875rem;line-height:1.45;color:var(--ink)}
        header{padding-top:2.5rem}
        .meta{color:var(--soft);font-size:.9375rem;margin-top:.75rem;max-width:50rem}
        nav{margin-top:1rem;font-size:.9375rem}nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
        nav a{display:inline-block;padding:.2rem 0}
        .answer{margin-top:2rem}
        .answer section{display:grid;grid-template-columns:10.5rem 1fr;gap:0 1.5rem;padding:.75rem 0;border-top:1px solid var(--rule)}
        .answer h2{font-size:1.0625rem;line-height:1.5;margin:0;padding:0;border:0}
        .answer ol{list-style:none;padding:0}.answer li{margin:0 0 .375rem}.answer li:last-child{margin:0}
        .tab{margin-top:3rem}h2+.tab{margin-top:1.25rem}
        table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.35;font-variant-numeric:tabular-nums}
        caption{text-align:left}
        .ct{display:block;font-size:1.1875rem;font-weight:700;line-height:1.3}
        .cs{display:block;color:var(--soft);margin:.25rem 0 1rem;max-width:46rem}
        th,td{text-align:left;vertical-align:top;padding:.625rem .75rem .625rem 0;border-bottom:1px solid var(--rule);font-weight:400}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-weight:700;vertical-align:bottom;border-bottom:2px solid var(--ink)}
        tbody th b{display:block}
        .s{display:block;color:var(--soft);font-size:.875rem;font-weight:400}
        .n{text-align:right}.n .s{white-space:nowrap}.league th:first-child{min-width:9rem}.league th:last-child{width:15%}
        td.rt,th.rt{padding-left:1.25rem}
        tr.best th,tr.best td{background:var(--tint)}
        tr.stress th,tr.stress td{border-top:2px solid var(--control)}
        .dots{display:block;margin:.15rem 0 .2rem}.dots+.s{white-space:nowrap}
        .grades{margin-top:2.5rem;max-width:50rem;font-size:.9375rem}
        .sub{font-weight:700;margin-bottom:.25rem}
        .grades dl>div{display:grid;grid-template-columns:10.5rem 1fr;gap:0 1.5rem;padding:.2rem 0}
        .grades dt{font-weight:700}.grades dd{margin:0}
        .ev{white-space:nowrap}.ev svg{width:.7em;height:.7em;margin-right:.4em;overflow:visible;stroke:currentColor;stroke-width:1.4}
        figure{margin-top:3rem}h2+figure,h2+.few figure:first-child{margin-top:1.25rem}
        .st{color:var(--soft);font-size:.9375rem;max-width:46rem;margin-top:.25rem}
        .body{display:grid;grid-template-columns:minmax(0,45rem) minmax(0,12.5rem);gap:1rem 2rem;margin-top:.75rem;align-items:start}
        .key{list-style:none;padding:0;margin:.75rem 0 .25rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.875rem}
        .key li{display:flex;align-items:center;gap:.5rem}.sample{flex:none}
        .words{max-width:42rem;margin-top:.5rem}
        .aside{font-size:.875rem;line-height:1.45;color:var(--soft);border-top:1px solid var(--rule);padding-top:.5rem}
        .aside p{margin-bottom:.5rem}.hits{display:block;margin:.25rem 0 .5rem}
        details{margin-top:.75rem;font-size:.9375rem}
        summary{color:var(--link);cursor:pointer;padding:.25rem 0;width:fit-content;text-decoration:underline;text-underline-offset:.15em}
        .scroll{overflow-x:auto;margin-top:.5rem}
        .scroll table{min-width:28rem}.scroll td,.scroll th{padding:.3rem 1.25rem .3rem 0}
        .scroll caption{font-weight:700;padding-bottom:.25rem}
        details .scroll table{width:auto}
        svg.ch{display:block;width:100%;height:auto;max-width:45rem;overflow:visible;font-family:Arial,"Helvetica Neue",Helvetica,"Liberation Sans",sans-serif}
        svg.nw{display:none}
        p code{font:.9em ui-monospace,"SFMono-Regular",Consolas,"Liberation Mono",monospace}
        .ratio{display:block;width:100%;height:auto;max-width:250px}
        .bar{vertical-align:middle}
        pre{font:.875rem/1.5 ui-monospace,"SFMono-Regular",Consolas,"Liberation Mono",monospace;background:var(--tint);padding:1rem;overflow-x:auto;margin:.75rem 0 0;max-width:46rem}
        .gloss{max-width:46rem;margin-top:.5rem}.gloss dt{font-weight:700;margin-top:.75rem}.gloss dd{margin:0}
        .plain{max-width:46rem;padding-left:1.25rem;margin-top:.5rem}.plain li{margin:.4rem 0}
        p.p{max-width:42rem;margin-top:.75rem}
        footer{margin-top:5rem;border-top:1px solid var(--rule);padding-top:1rem;font-size:.875rem;color:var(--soft);max-width:46rem}
        """

    private static let middle = ".body{grid-template-columns:minmax(0,1fr)}.aside{max-width:42rem}"

    /// A telephone: tables become blocks, each cell with its column's name.
    private static let small = """
        .page{padding:0 1rem 3rem}h1{font-size:1.625rem}h2{font-size:1.375rem;margin-top:3.5rem}h3,.ct{font-size:1.0625rem}
        .answer section,.grades dl>div{grid-template-columns:minmax(0,1fr);gap:.25rem}
        svg.wd{display:none}svg.nw{display:block;max-width:27rem}
        .stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:100%}
        .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stack caption{display:block}
        .stack tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem .75rem;padding:.75rem 0;border-bottom:1px solid var(--rule)}
        .stack th{grid-column:1/-1}.stack th,.stack td{border:0;padding:0;text-align:left}
        .stack td.rt{grid-column:1/-1}
        .stack td::before{content:attr(data-l);display:block;color:var(--soft);font-size:.8125rem}
        .stack tr.best{background:var(--tint);margin:0 -1rem;padding:.75rem 1rem;width:auto}
        .stack tr.stress{border-top:2px solid var(--control)}.stack tr.stress th,.stack tr.stress td{border-top:0}
        """

    private static let paper = """
        html{color-scheme:light}body{font-size:9.75pt;line-height:1.36;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .page{max-width:none;padding:0}nav,.skip,details{display:none}
        header{padding-top:0}h1{font-size:19pt}.meta{font-size:8.75pt;margin-top:3pt;max-width:none}
        .answer{margin-top:8pt}.answer section{grid-template-columns:33mm 1fr;gap:0 2mm;padding:3pt 0}.answer h2{font-size:9.75pt;line-height:1.36}.answer li{margin-bottom:1.5pt}
        .tab{margin-top:10pt}.ct{font-size:11pt}.cs{font-size:8pt;margin-bottom:3pt;max-width:none}
        table{font-size:8.25pt;line-height:1.2}.s{font-size:7.5pt}th,td{padding:2.25pt 5pt 2.25pt 0}
        .dots{width:44px;height:22px;margin:1px 0 0}.league .n .s{white-space:normal}.league th:last-child{width:20%}.league th:first-child{min-width:0}.league .s{font-size:7pt;line-height:1.1}.ratio{width:190px}
        .grades{margin-top:8pt;max-width:none;font-size:8pt;line-height:1.25}.grades dl>div{grid-template-columns:33mm 1fr;gap:0 2mm;padding:.5pt 0}.sub{font-size:9pt;margin-bottom:1pt}
        h2{font-size:16pt;margin-top:0;padding-top:0;border-top:0}main>h2{break-after:avoid;margin-top:18pt;padding-top:6pt;border-top:1.5pt solid var(--ink)}
        h3,h4{break-after:avoid;font-size:11pt}h4{font-size:8.75pt}h3.sec{font-size:12pt;margin-top:10pt}
        figure{margin-top:11pt;break-inside:avoid}.st,.aside,.key,.words{font-size:8.25pt;line-height:1.3}.words,.st,.aside{max-width:none}.key,.words{margin:3pt 0}
        .body{grid-template-columns:minmax(0,1fr);gap:2pt;margin-top:3pt}.hits{display:inline-block;vertical-align:middle;width:auto;height:9pt;margin:0 4pt 0 0}.aside{border-top:0;padding-top:0}.aside h4,.aside p{display:inline}.aside h4::after{content:": "}.aside p::after{content:" "}
        svg.ch.wd{display:block;max-width:none;width:78%}svg.ch.nw{display:none}
        .few{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 8mm}.few svg.ch.wd{display:none}.few svg.ch.nw{display:block;max-width:none;width:76%}
        .few h3{font-size:9.5pt}.few .st,.few .key,.few .words,.few .aside{font-size:7.75pt}.few .key{gap:1pt 8pt}.few .sample{width:20px;height:9px}
        .grades,.tab:has(.pgrid){break-inside:avoid}.pgrid td>div{display:flex;flex-wrap:wrap;gap:0 5pt;align-items:center}.allt th b,.allt th .s{display:inline}.allt th .s::before{content:" "}
        tr{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}.scroll table{min-width:0;width:100%}
        pre{font-size:8.5pt;padding:4pt 6pt;margin-top:4pt;white-space:pre-wrap}
        .gloss{columns:2;column-gap:8mm;max-width:none}.gloss div{break-inside:avoid}.gloss dt{margin-top:0}.gloss dd{margin-bottom:4pt}
        .plain,p.p,footer,.gloss{max-width:none;font-size:8.75pt;line-height:1.32}.plain li{margin:2pt 0}
        footer{margin-top:6pt;padding-top:4pt}
        """
}
