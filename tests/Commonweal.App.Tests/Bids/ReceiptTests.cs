using System.Net;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A signed receipt, from the supplier who holds it to whoever is shown it.</summary>
public sealed class ReceiptTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_receipt_is_downloaded_mailed_and_checked_by_anybody()
    {
        var (bid, signed) = await SignedAsync();
        var owner = await Site.SignInAsync(Supplier);

        var file = await owner.GetAsync($"/supplier/bids/{bid}/receipt/file");
        Assert.Equal(signed, Encoding.UTF8.GetString(file.Bytes));
        var rival = await Site.SignInAsync(Rival);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await rival.GetAsync($"/supplier/bids/{bid}/receipt/file")).Status
        );

        var resident = Site.Visitor();
        await resident.GetAsync("/receipts");
        var known = await resident.PressAsync("Check", ("Receipt", signed));
        Assert.Contains("This site signed the receipt", known.Text, StringComparison.Ordinal);
        // As a mail program or an editor would hand it on.
        var copied = await resident.PressAsync(
            "Check",
            ("Receipt", $"\r\n{signed.Replace("\n", " \r\n", StringComparison.Ordinal)}")
        );
        Assert.Contains("This site signed the receipt", copied.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Submission: 1", "Submission: 2")]
    [InlineData("Received: 2", "Received: 1")]
    [InlineData("Signature: ", "Signature: A")]
    [InlineData("Commonweal: receipt of a bid\n", "")]
    public async Task A_letter_that_was_changed_is_seen(string was, string becomes)
    {
        var (_, signed) = await SignedAsync();
        var resident = Site.Visitor();
        await resident.GetAsync("/receipts");

        var page = await resident.PressAsync(
            "Check",
            ("Receipt", signed.Replace(was, becomes, StringComparison.Ordinal))
        );

        Assert.Contains(
            "This is not a receipt that this site signed",
            page.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_receipt_there_is_nothing_to_check()
    {
        var resident = Site.Visitor();
        await resident.GetAsync("/receipts");

        var page = await resident.PressAsync("Check", ("Receipt", " "));

        Assert.Equal("Paste the receipt first.", page.Problems.Single());
    }

    [Fact]
    public async Task A_bid_is_withdrawn_from_its_page()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}");
        await browser.FollowAsync("Withdraw the bid");

        var page = await browser.PressAsync("Withdraw the bid");

        Assert.Equal("The bid is withdrawn. It will not be opened.", page.Success);
        Assert.Contains("withdrawn", page.Text, StringComparison.Ordinal);
        page = await browser.FollowAsync(
            "See your receipts and the acknowledgement of the withdrawal"
        );
        Assert.StartsWith(
            "Withdrawn ",
            page.Rows.Single(row => row[0] == "1")[2],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "/receipt",
            (await browser.GetAsync($"/supplier/bids/{bid}/submitted")).Path,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_withdrawal_is_acknowledged_to_all_who_write_and_earlier_receipts_stay()
    {
        var editor = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        var reader = await World.ColleagueAsync(Supplier, Role.SupplierReader);
        var (bid, first) = await SignedAsync();
        await World.WithdrawBidAsync(Supplier, bid);

        var letters = await World.AskAsync<Db, List<Notice>>(db =>
            db.As(Supplier)
                .Set<Notice>()
                .Where(letter => letter.Subject.StartsWith("Bid withdrawn: "))
                .ToListAsync()
        );
        Assert.Equal(
            (await EmailsAsync(Supplier, editor)).Order(StringComparer.Ordinal).ToArray(),
            letters.Select(letter => letter.ToEmail).Order(StringComparer.Ordinal).ToArray()
        );
        Assert.DoesNotContain(
            (await EmailsAsync(reader)).Single(),
            letters.Select(one => one.ToEmail),
            StringComparer.Ordinal
        );
        var acknowledged = letters[0].Body[
            letters[0].Body.IndexOf("Commonweal: withdrawal", StringComparison.Ordinal)..
        ];

        var owner = await Site.SignInAsync(Supplier);
        Assert.Equal(
            first,
            Encoding.UTF8.GetString(
                (await owner.GetAsync($"/supplier/bids/{bid}/receipt/file?submission=1")).Bytes
            )
        );
        Assert.Equal(
            acknowledged,
            Encoding.UTF8.GetString(
                (
                    await owner.GetAsync(
                        $"/supplier/bids/{bid}/receipt/file?submission=1&withdrawal=true"
                    )
                ).Bytes
            )
        );
        foreach (var signed in new[] { first, acknowledged })
        {
            foreach (
                var (browser, says) in new[]
                {
                    (owner, true),
                    (await Site.SignInAsync(Rival), false),
                    (await Site.SignInAsync(Officer), false),
                    (Site.Visitor(), false),
                }
            )
            {
                await browser.GetAsync("/receipts");
                var page = await browser.PressAsync("Check", ("Receipt", signed));
                Assert.Contains(
                    "This site signed the receipt",
                    page.Text,
                    StringComparison.Ordinal
                );
                Assert.Equal(
                    says,
                    page.Text.Contains("that it is for was withdrawn", StringComparison.Ordinal)
                );
            }
        }

        await owner.GetAsync("/receipts");
        var forged = await owner.PressAsync(
            "Check",
            (
                "Receipt",
                acknowledged.Replace("Withdrawn: 2", "Withdrawn: 1", StringComparison.Ordinal)
            )
        );
        Assert.Contains("This is not a receipt", forged.Text, StringComparison.Ordinal);
    }

    private Task<List<string>> EmailsAsync(params Actor[] people)
    {
        Guid[] ids = [.. people.Select(person => person.AccountId)];
        return World.AskAsync<Db, List<string>>(db =>
            db.As(Supplier)
                .Set<Account>()
                .Where(account => ids.Contains(account.Id))
                .Select(account => account.Email!)
                .ToListAsync()
        );
    }

    [Fact]
    public async Task The_public_key_alone_checks_it_as_every_other_tool_would()
    {
        var (_, signed) = await SignedAsync();
        var pem = await World.AskAsync<ReceiptKey, string>(key => Task.FromResult(key.PublicPem));
        using var other = ECDsa.Create();
        other.ImportFromPem(pem);

        var (text, signature) = ReceiptText.Read(signed)!.Value;

        Assert.True(
            other.VerifyData(
                Encoding.UTF8.GetBytes(text),
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );
        Assert.Equal(
            pem,
            await World.AskAsync<ReceiptKey, string>(key => Task.FromResult(key.PublicPem))
        );
    }

    private async Task<(Guid Bid, string Signed)> SignedAsync()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var receipt = await World.AskAsync<BidReceipt, BidReceipt.View?>(lookup =>
            lookup.OfAsync(Supplier, bid, CancellationToken.None)
        );
        return (bid, receipt!.Signed);
    }
}
