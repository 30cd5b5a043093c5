using System.IO.Compression;
using System.Text;
using Commonweal.Service.Evidence;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

/// <summary>What acts when it is opened is no evidence, and what office programs write every day is.</summary>
public sealed class ActiveEvidenceTests
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("attachedTemplate", "https://files.example/remote.dotm", "External")]
    [InlineData("attachedTemplate", @"file:///\\files.example\remote.dotx", "External")]
    [InlineData("attachedTemplate", "https://files.example/remote.dotm", "&#69;xternal")]
    [InlineData("attachedTemplate", "https://files.example/remote.dotm", "Internal")]
    [InlineData("image", "https://files.example/seen.png", "External")]
    [InlineData("frame", "https://files.example/", "external")]
    [InlineData("hyperlink", @"file:///\\files.example\share", "External")]
    [InlineData("hyperlink", "javascript:alert(1)", "External")]
    [InlineData("oleObject", "media/image1.bin", "Internal")]
    [InlineData("aFChunk", "part.htm", "Internal")]
    public void What_is_linked_from_elsewhere_or_acts_is_refused(
        string kind,
        string target,
        string mode
    ) =>
        Assert.Equal(
            Misfit.ActsOnOpening,
            Look(
                "report.docx",
                Document(("word/_rels/settings.xml.rels", Links((kind, target, mode))))
            )
        );

    [Fact]
    public void A_call_of_another_program_is_refused_whatever_its_part_is_called()
    {
        const string Dde =
            "<externalLink><ddeLink ddeService='cmd' ddeTopic='/C calc'/></externalLink>";
        (string, string)[][] hostile =
        [
            [("xl/ext/e1.xml", Dde)],
            [
                ("xl/ext/e1.txt", Dde),
                ("xl/_rels/workbook.xml.rels", Links(("externalLink", "ext/e1.txt", "Internal"))),
            ],
            [("xl/worksheets/sheet1.xml", "<c><f>cmd|<!-- -->'/C calc'!A0</f></c>")],
            [("xl/worksheets/sheet1.xml", "<c><f>1+DDE(\"soffice\";\"a\";\"b\")</f></c>")],
        ];
        Assert.All(
            hostile,
            parts => Assert.Equal(Misfit.ActsOnOpening, Look("hours.xlsx", Workbook(parts)))
        );
    }

    [Theory]
    [InlineData("application/vnd.ms-word.document.&#109;acroEnabled.main+xml")]
    [InlineData("application/vnd.ms-office.vba&#80;roject")]
    [InlineData("application/vnd.ms-excel.macrosheet+xml")]
    public void Macros_are_refused_however_their_kind_is_written(string kind) =>
        Assert.Equal(
            Misfit.ActsOnOpening,
            Look(
                "report.docx",
                EvidenceTests.Zip([
                    (
                        "[Content_Types].xml",
                        Bytes(
                            $"<Types xmlns='{Types}'><Default Extension='x' ContentType='{kind}'/></Types>"
                        )
                    ),
                    ("word/document.xml", Bytes("<x/>")),
                ])
            )
        );

    [Theory]
    [InlineData("<w:fldSimple w:instr=' DDE&#65;UTO c:\\\\windows\\\\cmd.exe \"/k calc\" '/>")]
    [InlineData("{begin}<w:instrText>DDEAUTO cmd</w:instrText>{separate}{end}")]
    [InlineData(
        "{begin}<w:instrText> DD</w:instrText><w:r/><w:instrText>EAU</w:instrText><w:instrText>TO cmd</w:instrText>{end}"
    )]
    [InlineData(
        "{begin}<w:instrText>D</w:instrText>{begin}<w:instrText>QUOTE x</w:instrText>{separate}<w:t>DE</w:t>{end}<w:instrText>AUTO cmd</w:instrText>{separate}{end}"
    )]
    [InlineData("{begin}<w:instrText>INCLUDETEXT \"https://files.example/x\"</w:instrText>{end}")]
    [InlineData("{begin}<w:instrText>ddeauto cmd</w:instrText>")]
    [InlineData("<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>")]
    public void A_field_that_calls_a_program_is_refused_in_pieces_too(string fields) =>
        Assert.Equal(
            Misfit.ActsOnOpening,
            Look("report.docx", Document(("word/header1.xml", Paragraph(fields))))
        );

    [Fact]
    public void Objects_and_archives_are_refused_under_any_name_and_behind_other_bytes()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0];
        var zip = EvidenceTests.Zip([("a", Bytes("x"))]);
        byte[] png = [0x89, .. "PNG"u8];

        Assert.Equal(Misfit.ActsOnOpening, Look("a.docx", Media("x.bin", ole)));
        Assert.Equal(Misfit.ActsOnOpening, Look("a.docx", Media("x.bin", ole[..4])));
        Assert.Equal(Misfit.ActsOnOpening, Look("a.docx", Media("x.png", [.. png, .. ole])));
        Assert.Equal(Misfit.TooMuchInside, Look("a.docx", Media("x.png", [.. png, .. zip])));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", Misfit.ActsOnOpening)]
    [InlineData("name;=1+cmd|'/C calc;x'!A0", Misfit.ActsOnOpening)]
    [InlineData("\"=10+20+cmd|' /C\ncalc'!A0\"", Misfit.ActsOnOpening)]
    [InlineData("@SUM(1)*cmd|calc!A0", Misfit.ActsOnOpening)]
    [InlineData("=DDE(\"cmd\";\"/C calc\";\"x\")", Misfit.ActsOnOpening)]
    [InlineData("=WEBSERVICE(\"https://files.example\")", Misfit.ActsOnOpening)]
    [InlineData("ID;P\nO;E\nNN;NAuto_open;ER1C1\n", Misfit.ActsOnOpening)]
    [InlineData(
        "person,hours,change\nAda,12,-3.5\nBob,7,=1+1\n\"Hello! a|b\",-1,x|y!\n",
        Misfit.None
    )]
    [InlineData("ID;Project;Hours\n1;Roof | Gutter;-12,5\n", Misfit.None)]
    public void A_table_counts_and_calls_nothing(string text, Misfit misfit) =>
        Assert.Equal(misfit, Look("hours.csv", Bytes(text)));

    [Theory]
    [InlineData("utf-8", "", Misfit.ActsOnOpening)]
    [InlineData("utf-8", "EFBBBF", Misfit.ActsOnOpening)]
    [InlineData("utf-16", "FFFE", Misfit.ActsOnOpening)]
    [InlineData("utf-16BE", "FEFF", Misfit.ActsOnOpening)]
    [InlineData("utf-16", "FFFE0000", Misfit.NotWhatItSays)]
    [InlineData("utf-8", "0000FEFF", Misfit.NotWhatItSays)]
    [InlineData("utf-32", "FFFE0000", Misfit.NotWhatItSays)]
    public void No_mark_before_a_table_hides_what_it_calls(
        string encoding,
        string mark,
        Misfit misfit
    )
    {
        byte[] Marked(string text) =>
            [.. Convert.FromHexString(mark), .. Encoding.GetEncoding(encoding).GetBytes(text)];

        Assert.Equal(misfit, Look("hours.csv", Marked("person,hours\nAda,=cmd|' /C calc'!A0\n")));
        Assert.Equal(Misfit.NotWhatItSays, Look("notes.txt", Marked("<html><script>")));
    }

    [Theory]
    [InlineData("<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>")]
    [InlineData("<< /S/J#61vaScript /#4a#53 5 0 R >>")]
    [InlineData("<< /S %comment\n /Launch /F (cmd.exe) >>")]
    [InlineData("<< /S 7 0 R >> endobj 7 0 obj /Launch endobj")]
    [InlineData("<< /Names << /JavaScript 8 0 R >> >>")]
    [InlineData("<< /S /Rendition /JS (x) >>")]
    [InlineData("<< /S /GoToR /F (\\\\\\\\files.example\\\\x) >>")]
    [InlineData("<< /Type /EmbeddedFile /Length 3 >>")]
    public void A_PDF_file_that_acts_is_refused_packed_or_not(string dictionary)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            pack.Write(Bytes(dictionary));
        }

        byte[] head =
        [
            .. "%PDF-1.7\n1 0 obj << /Type /ObjStm /First 20 /Filter /FlateDecode >>\nstream\r\n"u8,
        ];

        Assert.Equal(
            Misfit.ActsOnOpening,
            Look("a.pdf", [.. "%PDF-1.7\n1 0 obj "u8, .. Bytes(dictionary)])
        );
        Assert.Equal(
            Misfit.ActsOnOpening,
            Look("a.pdf", [.. head, .. packed.ToArray(), .. "\nendstream endobj"u8])
        );
    }

    [Fact]
    public void A_PDF_file_that_opens_at_a_page_and_links_to_the_web_is_evidence() =>
        Assert.Equal(
            Misfit.None,
            Look(
                "a.pdf",
                Bytes(
                    """
                    %PDF-1.7
                    1 0 obj << /Type /Catalog /OpenAction [3 0 R /XYZ null null 0] /Lang (en-GB) >> endobj
                    2 0 obj << /Type /Annot /A << /S /URI /URI (https://council.example/JavaScript/Launch) >> >> endobj
                    4 0 obj << /Type /ObjStm /Filter /FlateDecode /Length 4 >>
                    stream
                    encrypted
                    endstream
                    3 0 obj << /Type /Page >> endobj
                    startxref
                    9
                    %%EOF
                    """
                )
            )
        );

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj x endobj")]
    [InlineData("%PDF-1.7\n3 0 obj << /Type /Page >> endobj")]
    [InlineData("%PDF-1.7\n3 0 obj << /Type /Pages >> endobj\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\n3 0 obj << /Type /Page >> endobj\n%%EOF\nstartxref\n9\n")]
    [InlineData("%PDF-1.7\nstartxref\n9\n%%EOF")]
    public void A_PDF_file_without_a_page_or_an_end_is_none(string text) =>
        Assert.Equal(Misfit.NotWhatItSays, Look("a.pdf", Bytes(text)));

    [Fact]
    public void A_PDF_file_whose_page_is_packed_is_evidence()
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            pack.Write(Bytes("<< /Type /Page /Parent 1 0 R >>"));
        }

        Assert.Equal(
            Misfit.None,
            Look(
                "a.pdf",
                [
                    .. "%PDF-1.7\n1 0 obj << /Type /ObjStm /First 20 /Filter /FlateDecode >>\nstream\r\n"u8,
                    .. packed.ToArray(),
                    .. "\nendstream endobj\nstartxref\n9\n%%EOF"u8,
                ]
            )
        );
    }

    /// <summary>As Word writes it: links, a template of one's own, an image, a chart with its workbook, header and fields.</summary>
    [Fact]
    public void An_ordinary_document_is_evidence() =>
        Assert.Equal(
            Misfit.None,
            Look(
                "report.docx",
                Document(
                    (
                        "word/_rels/document.xml.rels",
                        Links(
                            ("hyperlink", "https://council.example/?a=1&amp;b=2", "External"),
                            ("hyperlink", "mailto:asha@bee-lane.example", "External"),
                            ("hyperlink", "#_Toc1", "External"),
                            ("image", "media/image1.png", "Internal"),
                            ("chart", "charts/chart1.xml", "Internal"),
                            ("header", "header1.xml", "Internal")
                        )
                    ),
                    (
                        "word/_rels/settings.xml.rels",
                        Links(
                            (
                                "attachedTemplate",
                                @"file:///C:\Users\asha\Templates\Report.dotx",
                                "External"
                            )
                        )
                    ),
                    (
                        "word/charts/_rels/chart1.xml.rels",
                        Links(
                            ("package", "../embeddings/Microsoft_Excel_Worksheet.xlsx", "Internal")
                        )
                    ),
                    ("word/charts/chart1.xml", "<c:f xmlns:c='c'>Sheet1!$A$2:$A$5</c:f>"),
                    (
                        "word/header1.xml",
                        Paragraph(
                            "{begin}<w:instrText> HYPERLINK \"https://council.example/dde\" </w:instrText>{separate}<w:t>LINK here</w:t>{end}<w:t>DDE is a word</w:t>{begin}<w:instrText> PAGE </w:instrText>{end}<w:fldSimple w:instr=' NUMPAGES '/>"
                        )
                    ),
                    ("word/drawings/vmlDrawing1.vml", "<xml><div>not<br>closed</div></xml>"),
                    ("customXml/item1.xml", "<b:Sources xmlns:b='b'/>")
                )
            )
        );

    [Fact]
    public void An_ordinary_workbook_is_evidence() =>
        Assert.Equal(
            Misfit.None,
            Look(
                "hours.xlsx",
                Workbook([
                    (
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        Links(
                            ("hyperlink", "https://council.example/", "External"),
                            (
                                "printerSettings",
                                "../printerSettings/printerSettings1.bin",
                                "Internal"
                            ),
                            ("vmlDrawing", "../drawings/vmlDrawing1.vml", "Internal")
                        )
                    ),
                    (
                        "xl/worksheets/sheet1.xml",
                        "<c><f>IF(A1&gt;0,'Q1 hours'!B2*-1,\"a|b\")</f><v>1</v></c>"
                    ),
                    ("xl/sharedStrings.xml", "<sst><si><t>DDEAUTO</t></si></sst>"),
                    ("xl/printerSettings/printerSettings1.bin", "<\0P\0r\0i\0n\0t"),
                ])
            )
        );

    private static Misfit Look(string name, byte[] content) =>
        EvidenceKind.Named(name)!.Look(new MemoryStream(content));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Document(params (string Name, string Text)[] more) =>
        EvidenceTests.Zip([
            .. Parts("word/document.xml", "wordprocessingml.document.main", more),
            ("word/media/image1.png", EvidenceTests.Png(40, 30)),
            ("word/embeddings/Microsoft_Excel_Worksheet.xlsx", Workbook([])),
        ]);

    private static byte[] Workbook((string Name, string Text)[] more) =>
        EvidenceTests.Zip([.. Parts("xl/workbook.xml", "spreadsheetml.sheet.main", more)]);

    private static byte[] Media(string name, byte[] content) =>
        EvidenceTests.Zip([
            .. Parts("word/document.xml", "wordprocessingml.document.main", []),
            ($"word/media/{name}", content),
        ]);

    private static IEnumerable<(string, byte[])> Parts(
        string main,
        string kind,
        (string Name, string Text)[] more
    ) =>
        [
            (
                "[Content_Types].xml",
                Bytes(
                    $"""
                    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                    <Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/></Types>
                    """
                )
            ),
            ("_rels/.rels", Bytes(Links(("officeDocument", main, "Internal")))),
            (main, Bytes("<x/>")),
            .. more.Select(part => (part.Name, Bytes(part.Text))),
        ];

    private static string Links(params (string Kind, string Target, string Mode)[] links) =>
        $"<Relationships xmlns='{Package}'>{string.Concat(links.Select((link, n) => $"<Relationship Id='rId{n}' Type='{Office}/{link.Kind}' Target='{link.Target}' TargetMode='{link.Mode}'/>"))}</Relationships>";

    private static string Paragraph(string fields)
    {
        var marked = fields;
        foreach (var mark in (string[])["begin", "separate", "end"])
        {
            marked = marked.Replace(
                $"{{{mark}}}",
                $"<w:fldChar w:fldCharType='{mark}'/>",
                StringComparison.Ordinal
            );
        }

        return $"<w:p xmlns:w='{W}'>{marked}</w:p>";
    }
}
