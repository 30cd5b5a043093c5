using Commonweal.Domain.Common;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Domain.Tests.Frameworks;

namespace Commonweal.Domain.Tests.Policies;

/// <summary>A council that has rules in a file since 2024, read on 21 November 2026.</summary>
public abstract class PolicyCase
{
    protected static readonly DateOnly Today = new(2026, 11, 21);
    protected static readonly DateOnly Spring = new(2027, 4, 1);
    protected static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    protected static readonly Guid Writer = new("00000000-0000-0000-0000-00000000000a");
    protected static readonly Guid Second = new("00000000-0000-0000-0000-00000000000b");

    /// <summary>National thresholds until the end of 2027, with VAT, and the duty on services.</summary>
    protected static readonly NationalRules National = new(
        [
            Law(207_720m, ProcurementCategory.Goods, ProcurementCategory.Services),
            Law(663_540m, ProcurementCategory.LightTouch),
            Law(5_193_000m, ProcurementCategory.Works, ProcurementCategory.Concession),
            Law(5_372_609m, ProcurementCategory.LightTouchConcession),
        ],
        [
            new Duty(
                "psva-2012",
                "consider social value",
                Binding.Law,
                new DateOnly(2013, 1, 31),
                null,
                [ProcurementCategory.Services, ProcurementCategory.LightTouch],
                [],
                AboveThreshold: true,
                TestEdition.Source,
                "Parliament",
                Addressee.Councils
            ),
        ],
        [
            new(
                "standard",
                "Standard rate",
                "Most",
                new DateOnly(2011, 1, 4),
                20m,
                TestEdition.Source
            ),
        ]
    );

    /// <summary>Services from £100,000 and 10%.</summary>
    protected static readonly PolicyTerms InFile = new(
        [Threshold(100_000m)],
        new MinimumWeighting("least", 10m, WeightingScope.Required, "paragraph 5"),
        ReviewFrequency.Quarterly,
        30
    );

    protected static PolicySeries Series(params PolicyVersion[] own) =>
        new(
            "ours",
            "Our council",
            "E10000017",
            Filed(new DateOnly(2024, 2, 8)),
            [.. own.Select(PublishedPolicy.Of)]
        );

    protected static Policy Filed(params DateOnly[] from) =>
        new(
            "ours",
            "Our council",
            "E10000017",
            new(from.Select(day => new DatedValue<PolicyTerms>(day, InFile, TestEdition.Source)))
        );

    protected static Requirement Threshold(
        decimal amount,
        Comparator comparator = Comparator.AtLeast,
        bool assumed = false,
        int? months = null,
        params ProcurementCategory[] categories
    ) =>
        new(
            "threshold-1",
            categories.Length == 0 ? [ProcurementCategory.Services] : categories,
            new Limit(comparator, amount, VatBasis.Exclusive, assumed),
            months,
            "paragraph 4"
        );

    protected static PolicyVersion Draft(DateOnly? first, PolicyTerms? terms = null)
    {
        var version = PolicyVersion.Begin(
            Guid.CreateVersion7(),
            Guid.Empty,
            terms ?? InFile,
            Writer,
            Now
        );
        _ = version.Change(new PolicyChange.Start(first, "Cabinet", null), Writer, Now).Value;
        return version;
    }

    protected static PolicyVersion Published(DateOnly first, PolicyTerms? terms = null)
    {
        var version = Draft(first, terms);
        _ = version.Offer(Series(), Today, Writer, Now).Value;
        _ = version.Publish(version.Revision, Series(), Today, Second, Now).Value;
        return version;
    }

    private static NationalThreshold Law(decimal amount, params ProcurementCategory[] categories) =>
        new(
            "2026-2027",
            new DateOnly(2026, 1, 1),
            new DateOnly(2027, 12, 31),
            categories,
            new Limit(Comparator.AtLeast, amount, VatBasis.Inclusive),
            TestEdition.Source
        );
}
