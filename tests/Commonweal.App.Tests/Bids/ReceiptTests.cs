using System.Net;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Service.Bids;
using Commonweal.Story;
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
