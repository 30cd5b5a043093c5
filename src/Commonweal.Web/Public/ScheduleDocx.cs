using Commonweal.Domain.Common;
using Commonweal.Service.Public;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Commonweal.Web.Public;

/// <summary>Writes a schedule for Word and LibreOffice: real headings, lists and table headings, in British English.</summary>
internal static class ScheduleDocx
{
    public const string ContentType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string BulletList = "ListBullet";
    private const string TableStyle = "TableGrid";
    private const int BulletNumbering = 1;

    public static byte[] Write(TenderSchedule schedule)
    {
        using var file = new MemoryStream();
        using (
            var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document)
        )
        {
            document.PackageProperties.Title = schedule.Title;
            document.PackageProperties.Language = "en-GB";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Bullets();
            main.Document = new Document(
                new Body([.. Content(schedule), Pages(main, schedule.Draft is not null)])
            );
        }

        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(TenderSchedule schedule)
    {
        yield return Line(schedule.Title, "Heading1");
        if (schedule.Draft is { } draft)
        {
            yield return Line(draft, "Caption");
        }

        foreach (var (name, says) in schedule.Facts)
        {
            yield return Line($"{name}: {says}");
        }

        foreach (var part in schedule.Parts)
        {
            yield return Line(part.Heading, $"Heading{part.Level}");
            foreach (var paragraph in part.Paragraphs)
            {
                yield return Line(paragraph);
            }

            foreach (var point in part.Points)
            {
                yield return Line(point, BulletList);
            }

            if (part.Table is { } table)
            {
                yield return Line(table.Caption, "Caption");
                yield return Grid(table);
            }
        }
    }

    /// <summary>Every page of a draft is headed as one.</summary>
    private static SectionProperties Pages(MainDocumentPart main, bool isDraft)
    {
        if (!isDraft)
        {
            return new SectionProperties();
        }

        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(Line("Draft: not published, and it may change", "Caption"));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(part) }
        );
    }

    private static Table Grid(DocumentTable table) =>
        new([
            new TableProperties(
                new TableStyle { Val = TableStyle },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = true, FirstColumn = true },
                new TableCaption { Val = Plain(table.Caption) }
            ),
            new TableGrid(table.Headings.Select(_ => new GridColumn())),
            new TableRow([
                new TableRowProperties(new TableHeader()),
                .. table.Headings.Select(heading => Cell(heading, isBold: true)),
            ]),
            .. table.Rows.Select(row => new TableRow(
                row.Select((cell, at) => Cell(cell, isBold: at == 0))
            )),
        ]);

    private static TableCell Cell(string text, bool isBold)
    {
        var run = new Run(Words(text));
        if (isBold)
        {
            run.RunProperties = new RunProperties(new Bold());
        }

        return new TableCell(new Paragraph(run));
    }

    private static Paragraph Line(string text, string? style = null)
    {
        var line = new Paragraph(new Run(Words(text)));
        if (style is not null)
        {
            line.ParagraphProperties = new ParagraphProperties(
                new ParagraphStyleId { Val = style }
            );
        }

        return line;
    }

    private static Text Words(string text) =>
        new(Plain(text)) { Space = SpaceProcessingModeValues.Preserve };

    private static string Plain(string text) => Written.Signs(text);

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Arial", HighAnsi = "Arial" },
                        new FontSize { Val = "24" },
                        new Languages { Val = "en-GB" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160" })
                )
            ),
            Heading(1, "40"),
            Heading(2, "32"),
            Heading(3, "26"),
            Named("Caption", "caption", new StyleRunProperties(new Bold())),
            new Style(
                new StyleName { Val = "List Bullet" },
                new StyleParagraphProperties(
                    new NumberingProperties(
                        new NumberingLevelReference { Val = 0 },
                        new NumberingId { Val = BulletNumbering }
                    )
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = BulletList,
            },
            new Style(
                new StyleName { Val = "Table Grid" },
                new StyleTableProperties(
                    new TableBorders(
                        new TopBorder { Val = BorderValues.Single, Size = 4 },
                        new LeftBorder { Val = BorderValues.Single, Size = 4 },
                        new BottomBorder { Val = BorderValues.Single, Size = 4 },
                        new RightBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                    )
                )
            )
            {
                Type = StyleValues.Table,
                StyleId = TableStyle,
            }
        );

    private static Style Heading(int level, string size) =>
        new(
            new StyleName { Val = $"heading {level}" },
            new StyleParagraphProperties(new KeepNext(), new OutlineLevel { Val = level - 1 }),
            new StyleRunProperties(new Bold(), new FontSize { Val = size })
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = $"Heading{level}",
        };

    private static Style Named(string id, string name, StyleRunProperties looks) =>
        new(new StyleName { Val = name }, new StyleParagraphProperties(new KeepNext()), looks)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };

    private static Numbering Bullets() =>
        new(
            new AbstractNum(
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = NumberFormatValues.Bullet },
                    new LevelText { Val = "•" },
                    new PreviousParagraphProperties(
                        new Indentation { Left = "720", Hanging = "360" }
                    )
                )
                {
                    LevelIndex = 0,
                }
            )
            {
                AbstractNumberId = 0,
            },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = BulletNumbering }
        );
}
