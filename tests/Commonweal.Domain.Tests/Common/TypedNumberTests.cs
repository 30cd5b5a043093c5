using System.Globalization;
using Commonweal.Domain.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Common;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 12.5 ", "12.5")]
    [InlineData(".5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("1250", "1250")]
    [InlineData("1,250", "1250")]
    [InlineData("1,234,567.5", "1234567.5")]
    [InlineData("1 234 567.5", "1234567.5")]
    [InlineData("1\u00a0234", "1234")]
    public void A_number_is_read_as_it_is_written(string typed, string read)
    {
        var number = decimal.Parse(read, CultureInfo.InvariantCulture);
        Assert.Equal(number, Quantity.Parse(typed));
        Assert.Equal(number, Money.Parse(typed));
        Assert.Equal(number, Money.Parse($"£{typed.Trim()}"));
        Assert.Equal(number, Percentage.Parse(typed));
        Assert.Equal(number, Percentage.Parse($"{typed.Trim()}%"));
    }

    [Theory]
    [InlineData("£1.2m", "1200000")]
    [InlineData("£2 million", "2000000")]
    [InlineData("250k", "250000")]
    [InlineData("1,250K", "1250000")]
    [InlineData("£ 40 thousand", "40000")]
    public void Pounds_may_be_written_short(string typed, string read) =>
        Assert.Equal(decimal.Parse(read, CultureInfo.InvariantCulture), Money.Parse(typed));

    [Theory]
    [InlineData("24", 24)]
    [InlineData("1,200", 1200)]
    [InlineData("24.0", 24)]
    [InlineData("24.5", null)]
    [InlineData("2147483648", null)]
    public void A_whole_number_has_no_fraction(string typed, int? read) =>
        Assert.Equal(read, Quantity.ParseWhole(typed));

    [Fact]
    public void What_is_shown_is_read_back() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Select(pence => pence / 100m).ToArbitrary(),
                amount =>
                    Money.Parse(Money.Display(amount)) == amount
                    && Money.Parse($"{Quantity.Exact(amount)}k") == amount * 1000m
                    && Percentage.Parse($"{Quantity.Exact(amount)}%") == amount
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("£")]
    [InlineData("£5")]
    [InlineData("12,5")]
    [InlineData("1.250,00")]
    [InlineData("0,125")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData("1,234 567")]
    [InlineData("1 2")]
    [InlineData("12.")]
    [InlineData(".")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1e3")]
    [InlineData("five")]
    [InlineData("٣")]
    [InlineData("99999999999999999999999999999999999")]
    public void What_could_be_misread_is_no_number(string? typed) =>
        Assert.Null(Quantity.Parse(typed));

    [Theory]
    [InlineData("1.2345678901", "1.2345678901")]
    [InlineData("1250.5000", "1250.5")]
    [InlineData("1000000.0000", "1000000")]
    [InlineData("0", "0")]
    public void What_a_form_is_filled_with_is_read_back_the_same(string number, string exact)
    {
        var quantity = decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal(exact, Quantity.Exact(quantity));
        Assert.Equal(quantity, Quantity.Parse(exact));
    }

    [Theory]
    [InlineData("££5")]
    [InlineData("5£")]
    [InlineData("£12,5")]
    [InlineData("£-5")]
    [InlineData("£m")]
    [InlineData("1,00m")]
    [InlineData("2mk")]
    [InlineData("2bn")]
    [InlineData("9999999999999m")]
    public void Pounds_that_could_be_misread_are_none(string typed) =>
        Assert.Null(Money.Parse(typed));

    [Fact]
    public void A_refusal_quotes_what_was_typed_and_shows_how_to_write_it()
    {
        Assert.Equal(
            "You wrote '12,5'. Enter a number in digits, with commas only between thousands and a full stop before any decimals, like 12.5 or 1,250.",
            Quantity.Unread("12,5")
        );
        Assert.EndsWith(
            "like 125,000.50 or 1.2m.",
            Money.Unread(new string('9', 50)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("-5")]
    [InlineData(" £-5")]
    [InlineData("\u22125")]
    public void A_number_below_zero_is_refused_as_such(string typed)
    {
        const string Says = "It cannot be less than 0. Enter 0 or more, without a minus sign.";
        Assert.EndsWith(Says, Quantity.Unread(typed), StringComparison.Ordinal);
        Assert.EndsWith(Says, Money.Unread(typed), StringComparison.Ordinal);
        Assert.EndsWith(Says, Percentage.Unread(typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.6", "£12.60", "£12.60")]
    [InlineData("306.31875", "£306.32", "£306.31875")]
    [InlineData("22690.744067", "£22,690.74", "£22,690.744067")]
    [InlineData("0.0840372", "£0.084037", "£0.0840372")]
    [InlineData("0.5", "£0.50", "£0.50")]
    [InlineData("0", "£0.00", "£0.00")]
    public void What_one_is_worth_is_rounded_to_pence_and_under_a_pound_to_six_places(
        string pounds,
        string rate,
        string kept
    )
    {
        var worth = decimal.Parse(pounds, CultureInfo.InvariantCulture);
        Assert.Equal(rate, Money.DisplayRate(worth));
        Assert.Equal(kept, Money.DisplayKept(worth));
    }

    [Theory]
    [InlineData("479999.99999999999999999999999999")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("5.0000000000000000000000000001")]
    [InlineData("99999999.999999999999999999999")]
    public void More_digits_than_a_number_carries_are_refused_and_never_rounded(string typed)
    {
        Assert.Null(Quantity.Parse(typed));
        Assert.Null(Money.Parse($"£{typed}"));
        Assert.Null(Percentage.Parse($"{typed}%"));
        Assert.EndsWith(
            "It has more digits than are kept. Use at most 10 decimals.",
            Money.Unread(typed),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("12.50000000000000000000000000000000000", "12.5")]
    [InlineData("0000000000000000000000000000000000012", "12")]
    public void Zeros_that_say_nothing_are_no_digits_too_many(string typed, string read) =>
        Assert.Equal(decimal.Parse(read, CultureInfo.InvariantCulture), Quantity.Parse(typed));

    [Theory]
    [InlineData("1\ufffd3")]
    [InlineData("1\u00013")]
    [InlineData("\u202e321")]
    [InlineData("12\u200b3")]
    public void A_number_with_a_sign_nobody_sees_is_refused_as_such(string typed)
    {
        const string Says = "It holds a sign that cannot be seen. Type the number again";
        Assert.Null(Quantity.Parse(typed));
        Assert.Contains(Says, Quantity.Unread(typed), StringComparison.Ordinal);
        Assert.Contains(Says, Quantity.UnreadWhole(typed), StringComparison.Ordinal);
        Assert.Contains(Says, Money.Unread(typed), StringComparison.Ordinal);
        Assert.Contains(Says, Percentage.Unread(typed), StringComparison.Ordinal);
    }
}
