using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>
/// One supplier's answer to one procurement. Until it is opened only the supplier's people see that it exists,
/// and its content is stored encrypted.
/// </summary>
public sealed class Bid : IOwnedByAuthority, IOwnedBySupplier
{
    /// <summary>The code of the refusal to withdraw what is withdrawn.</summary>
    public const string WithdrawnBefore = "bids.withdrawal.already";

    private readonly List<BidSubmission> submissions = [];

    private Bid() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The supplier's name when the bid was begun.</summary>
    public string SupplierName { get; private set; } = "";

    /// <summary>When it was begun, by the database's clock.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>The draft answers, encrypted.</summary>
    public byte[] Draft { get; private set; } = [];

    /// <summary>Counts saves, so that two people do not overwrite each other unseen.</summary>
    public int DraftVersion { get; private set; }

    /// <summary>When the draft was last saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved it last.</summary>
    public Guid SavedBy { get; private set; }

    /// <summary>What of it was saved last, as <see cref="DraftSave.Part"/>.</summary>
    public string SavedPart { get; private set; } = "";

    /// <summary>Whether it was kept by itself while somebody typed.</summary>
    public bool SavedTyping { get; private set; }

    /// <summary>When two officers opened it; null while sealed.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Price offered net of VAT, GBP; known only once opened.</summary>
    public decimal? Price { get; private set; }

    /// <summary>Why an offer out of proportion can be delivered; empty where nothing was asked, and until opened.</summary>
    public string Proportion { get; private set; } = "";

    /// <summary>Every submission, withdrawn ones too.</summary>
    public IReadOnlyList<BidSubmission> Submissions => submissions;

    /// <summary>The submission that counts: the latest, unless withdrawn; null when there is none.</summary>
    public BidSubmission? Standing =>
        submissions.Where(s => s.WithdrawnAt is null).MaxBy(s => s.Version);

    /// <summary>The version the next submission will have, from 1.</summary>
    public int NextVersion => submissions.Count + 1;

    /// <summary>Begins a bid with its first draft.</summary>
    public static Bid Start(
        Guid id,
        Procurement procurement,
        Supplier supplier,
        byte[] draft,
        Guid by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            SupplierId = supplier.Id,
            ProcurementId = procurement.Id,
            SupplierName = supplier.Name,
            Draft = draft,
            DraftVersion = 1,
            BegunAt = now,
            SavedAt = now,
            SavedBy = by,
            SavedPart = "start",
        };

    /// <summary>Null when <paramref name="version"/> is the latest; otherwise the refusal <c>bids.draft.overtaken</c>.</summary>
    public Problem? Overtaken(int version) =>
        version == DraftVersion
            ? null
            : new Problem(
                "bids.draft.overtaken",
                "You or a colleague saved this bid while you had it open. What you wrote is still on this page but was not saved. Look at what is saved now, then save again."
            );

    /// <summary>Keeps a new draft in place of version <paramref name="version"/>; answers the new version.</summary>
    public Outcome<int> Save(int version, byte[] draft, DraftSave save, DateTimeOffset now)
    {
        if (Overtaken(version) is { } overtaken)
        {
            return overtaken;
        }

        Draft = draft;
        DraftVersion++;
        (SavedAt, SavedBy, SavedPart, SavedTyping) = (now, save.By, save.Part, save.IsTyping);
        return DraftVersion;
    }

    /// <summary>Submits, or replaces what was submitted: the latest version counts.</summary>
    /// <param name="sign">Signs the text of its receipt.</param>
    public BidSubmission Submit(
        Guid id,
        byte[] sealedAnswers,
        byte[] sha256,
        string receipt,
        Func<string, byte[]> sign,
        Guid accountId,
        DateTimeOffset now
    ) =>
        Add(
            new BidSubmission(
                this,
                id,
                NextVersion,
                sealedAnswers,
                sha256,
                receipt,
                accountId,
                null,
                now
            ),
            sign
        );

    /// <summary>
    /// Stands among the bids though its supplier never submitted it: two officers let its draft in, for this reason.
    /// </summary>
    /// <param name="sign">Signs the text of its receipt.</param>
    public BidSubmission LetIn(
        Guid id,
        byte[] sealedAnswers,
        byte[] sha256,
        string receipt,
        Func<string, byte[]> sign,
        string reason,
        DateTimeOffset now
    ) =>
        Add(
            new BidSubmission(
                this,
                id,
                NextVersion,
                sealedAnswers,
                sha256,
                receipt,
                null,
                reason,
                now
            ),
            sign
        );

    private BidSubmission Add(BidSubmission submission, Func<string, byte[]> sign)
    {
        submission.Signature = sign(ReceiptText.Of(submission, ProcurementId));
        submissions.Add(submission);
        return submission;
    }

    /// <summary>
    /// Takes every submission back, so that none is opened; answers the one that stood, with its withdrawal signed. Refused when nothing
    /// stands, or another submission than the one meant.
    /// </summary>
    /// <param name="receipt">The receipt of the submission that is meant: a form opened earlier may be of one that was replaced since.</param>
    /// <param name="sign">Signs the text of the acknowledgement.</param>
    public Outcome<BidSubmission> Withdraw(
        string receipt,
        Func<string, byte[]> sign,
        DateTimeOffset now
    )
    {
        if (Standing is not { } stood)
        {
            if (submissions.Any(sent => sent.Receipt == receipt))
            {
                return new Problem(
                    "bids.withdrawal.already",
                    $"The bid with receipt {receipt} is already withdrawn. Nothing further was done."
                );
            }

            return new Problem(
                "bids.withdrawal.nothing-submitted",
                "This bid has not been submitted, so there is nothing to withdraw. Your draft is kept and nobody else can read it."
            );
        }

        if (stood.Receipt != receipt)
        {
            return new Problem(
                "bids.withdrawal.another-stands",
                $"The bid that stands now has receipt {stood.Receipt}, which is not the one your page was about. Nothing was withdrawn. To withdraw the bid that stands now, check its receipt below, then press the button again."
            );
        }

        foreach (var submission in submissions.Where(s => s.WithdrawnAt is null))
        {
            submission.Withdraw(now);
        }

        stood.WithdrawalSignature = sign(ReceiptText.OfWithdrawal(stood, ProcurementId));
        return stood;
    }

    /// <summary>Notes the price, and what was said of the size of the offer, once the bid is open.</summary>
    public void Reveal(BidAnswers answers) =>
        (Price, Proportion) = (answers.Price, answers.Proportion);
}

/// <summary>One submission of a bid; the latest that was not withdrawn is the one that counts.</summary>
public sealed class BidSubmission : IOwnedByAuthority, IOwnedBySupplier
{
    private BidSubmission() { }

    internal BidSubmission(
        Bid bid,
        Guid id,
        int version,
        byte[] sealedAnswers,
        byte[] sha256,
        string receipt,
        Guid? accountId,
        string? letInReason,
        DateTimeOffset now
    )
    {
        Id = id;
        AuthorityId = bid.AuthorityId;
        SupplierId = bid.SupplierId;
        BidId = bid.Id;
        Version = version;
        Sealed = sealedAnswers;
        Sha256 = sha256;
        Receipt = receipt;
        ReceivedAt = now;
        SubmittedBy = accountId;
        LetInReason = letInReason;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Counts the submissions of the bid, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>The answers, encrypted under the procurement's key.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>SHA-256 of the answers as submitted, in their canonical form.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>What the supplier quotes: short, unique.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>The site's signature of <see cref="ReceiptText"/>.</summary>
    public byte[] Signature { get; internal set; } = [];

    /// <summary>When it was received, or let in, by the database's clock.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Who submitted it; null where nobody did and two officers let a draft in.</summary>
    public Guid? SubmittedBy { get; private set; }

    /// <summary>Why two officers let in what its supplier never submitted; null where it was submitted.</summary>
    public string? LetInReason { get; private set; }

    /// <summary>Whether it answers a practice tender.</summary>
    public bool IsPractice => AuthorityId == Authority.Practice;

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The site's signature of its withdrawal; null where it stands, or was replaced before the withdrawal.</summary>
    public byte[]? WithdrawalSignature { get; internal set; }

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt = now;
}
