using System.Security.Claims;
using System.Security.Cryptography;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Commonweal.Web.Bids;

/// <summary>
/// Keeps what is typed on a page of a bid and sent after the session has ended, or with a form the site no longer takes. The page carries, sealed,
/// who writes; what arrives without a session is kept for that person and nobody else, and shown to them on the page once they
/// have signed in. Whoever signs out takes that word back, as whoever changes a password does: both change the account's security stamp,
/// which the sealed word names.
/// </summary>
public sealed class KeptForms(
    IDataProtectionProvider protection,
    KeepTyping keep,
    KeptTyping kept,
    Memberships memberships,
    UserManager<Account> accounts,
    CurrentActor current
)
{
    /// <summary>The field that says, sealed, who writes.</summary>
    public const string Writer = "Writer";

    /// <summary>The button that saves what was kept.</summary>
    public const string Accept = "KeptForm";

    /// <summary>The button that throws it away.</summary>
    public const string Forget = "ForgetForm";

    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("who writes a bid")
        .ToTimeLimitedDataProtector();

    /// <summary>Who writes, sealed; worth nothing once the sessions of the account were ended.</summary>
    public string WriterOf(ClaimsPrincipal user) =>
        seal.Protect(
            $"{current.Actor.AccountId} {current.Actor.SupplierId} {user.FindFirstValue(accounts.Options.ClaimsIdentity.SecurityStampClaimType)}",
            Valid
        );

    /// <summary>What waits for the actor on this page; null where nothing does.</summary>
    public async Task<KeptTyping.View?> WaitingAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && PlaceOf(context.Request) is { } place
            ? await kept.OfAsync(current.Actor, place.BidId, place.Page, context.RequestAborted)
            : null;

    /// <summary>Keeps the form of the request for whoever wrote it, where it says so; true when it was kept.</summary>
    public async Task<bool> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            !HttpMethods.IsPost(request.Method)
            || !request.HasFormContentType
            || request.ContentLength is null or > KeepTyping.Most
            || request.Query.ContainsKey("handler")
            || PlaceOf(request) is not { } place
        )
        {
            return false;
        }

        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            return await WriterOfAsync($"{form[Writer]}", context.RequestAborted) is { } writer
                && (
                    await keep.RunAsync(
                        writer,
                        place.BidId,
                        place.Page,
                        [
                            .. from field in form
                            where !field.Key.StartsWith("__", StringComparison.Ordinal)
                            where field.Key is not (Writer or Accept or Forget)
                            from value in field.Value
                            select KeyValuePair.Create(field.Key, value ?? ""),
                        ],
                        context.RequestAborted
                    )
                ).Succeeded;
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            return false; // no form that a page of ours sends
        }
    }

    /// <summary>The bid and the page below it, of those on which a bid is written; null for any other address.</summary>
    internal static (Guid BidId, string Page)? PlaceOf(HttpRequest request) =>
        $"{request.Path}".Split('/') is ["", "supplier", "bids", var id, .. var page]
        && page is ["price" or "size"] or ["measures", { Length: > 0 }]
        && Guid.TryParse(id, out var bid)
            ? (bid, $"/{string.Join('/', page)}")
            : null;

    private async Task<Actor?> WriterOfAsync(string sealedWriter, CancellationToken stop)
    {
        try
        {
            return
                seal.Unprotect(sealedWriter).Split(' ')
                    is [var account, var supplier, { Length: > 0 } stamp]
                && await accounts.FindByIdAsync(account) is { SecurityStamp: var standing }
                && standing == stamp
                && Guid.TryParse(account, out var accountId)
                && Guid.TryParse(supplier, out var supplierId)
                ? (await memberships.OfAsync(accountId, stop))
                    .FirstOrDefault(place => place.Actor.SupplierId == supplierId)
                    ?.Actor
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>On a page whose typed text is kept: keeps it where the form is too old to be taken, and forgets it once it is saved.</summary>
internal sealed class KeepsTyping(KeptForms forms, DropTyping drop, CurrentActor current)
    : IAsyncPageFilter,
        IAsyncAlwaysRunResultFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var request = context.HttpContext.Request;
        if (Has(request, KeptForms.Forget))
        {
            await DropAsync(context.HttpContext);
            context.Result = new RedirectResult($"{request.Path}");
            return;
        }

        if ((await next()).Result is RedirectResult && Has(request, KeptForms.Accept))
        {
            await DropAsync(context.HttpContext);
        }
    }

    public async Task OnResultExecutionAsync(
        ResultExecutingContext context,
        ResultExecutionDelegate next
    )
    {
        if (
            context.Result is IAntiforgeryValidationFailedResult
            && await forms.KeepAsync(context.HttpContext)
        )
        {
            context.Result = new RedirectResult($"{context.HttpContext.Request.Path}");
        }

        await next();
    }

    private static bool Has(HttpRequest request, string button) =>
        request.HasFormContentType && request.Form.ContainsKey(button);

    private async Task DropAsync(HttpContext context)
    {
        if (KeptForms.PlaceOf(context.Request) is { } place)
        {
            await drop.RunAsync(current.Actor, place.BidId, place.Page, context.RequestAborted);
        }
    }
}

/// <summary>Before a request is sent to sign in.</summary>
internal static class KeptFormsSetup
{
    /// <summary>Keeps what somebody typed who is not signed in any more.</summary>
    public static void UseKeptForms(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && !context.RequestServices.GetRequiredService<CurrentActor>().IsSignedIn
                )
                {
                    await context
                        .RequestServices.GetRequiredService<KeptForms>()
                        .KeepAsync(context);
                }

                await next(context);
            }
        );
}
