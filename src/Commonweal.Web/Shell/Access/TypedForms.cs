using System.Security.Claims;
using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Keeps what people type on any page of their organisation and send when it cannot be taken: after their session has ended, or with a
/// form too old for the site. Every form carries, sealed, who writes on which page; what arrives is kept for that person and nobody else,
/// and stands in its fields again when they open that page. Whoever signs out or changes a password takes that word back: both change the
/// account's security stamp. A form with a password is not kept, nor is a file.
/// </summary>
public sealed class TypedForms(
    IDataProtectionProvider protection,
    KeepTypedPage keep,
    TypedPages kept,
    Memberships memberships,
    UserManager<Account> accounts,
    CurrentActor current
)
{
    /// <summary>The field that says, sealed, who writes and where.</summary>
    public const string Writer = "__Writer";

    /// <summary>The field of what is sent again.</summary>
    public const string Again = "__Again";

    /// <summary>The button that throws it away.</summary>
    public const string Forget = "__Forget";

    private const string OfScript = "X-Requested-With";

    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    // Forms about oneself and one's sign-in: what is typed there is secret or short.
    private static readonly string[] Never = ["/account", "/join", "/sign-in", "/sign-out"];

    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("who writes on a page")
        .ToTimeLimitedDataProtector();

    private string? sealedWriter;
    private Task<TypedPages.View?>? waiting;

    /// <summary>Whether a form of the page shows it in its fields.</summary>
    public bool IsInItsFields { get; set; }

    /// <summary>Who writes on the page of this request, sealed; null for whoever is of no organisation.</summary>
    public string? WriterOf(HttpContext context)
    {
        if (current is not { OrganisationId: { } organisation, Actor.AccountId: var account })
        {
            return null;
        }

        var stamp = context.User.FindFirstValue(
            accounts.Options.ClaimsIdentity.SecurityStampClaimType
        );
        return sealedWriter ??= seal.Protect(
            $"{account} {organisation} {stamp} {PageOf(context.Request)}",
            Valid
        );
    }

    /// <summary>What waits for the actor on this page; null where nothing does.</summary>
    public Task<TypedPages.View?> WaitingAsync(HttpContext context) =>
        waiting ??=
            // A page that says what went wrong asks the database nothing more.
            HttpMethods.IsGet(context.Request.Method)
            && current.OrganisationId is not null
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null
            && context.Features.Get<IExceptionHandlerFeature>() is null
                ? kept.OfAsync(current.Actor, $"{context.Request.Path}", context.RequestAborted)
                : Task.FromResult<TypedPages.View?>(null);

    /// <summary>Keeps the form of the request for whoever wrote it, where it says so; answers the page it was typed on, or null.</summary>
    public async Task<string?> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            !HttpMethods.IsPost(request.Method)
            || !request.HasFormContentType
            // What a script sends while somebody types still stands on their page.
            || request.Headers.ContainsKey(OfScript)
            || !OddRequests.ReadableForms.IsUtf8(request.ContentType)
            || request.ContentLength is null or > KeepTypedPage.Most
            || Never.Any(path =>
                request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            KeyValuePair<string, string>[] fields =
            [
                .. from field in form
                where !field.Key.StartsWith("__", StringComparison.Ordinal)
                from value in field.Value
                select KeyValuePair.Create(field.Key, value ?? ""),
            ];
            return
                fields.Length > 0
                && !fields.Any(field =>
                    field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
                )
                && await WriterAsync($"{form[Writer]}", context.RequestAborted)
                    is (var writer, var page)
                && (
                    await keep.RunAsync(
                        writer,
                        page.Split('?')[0],
                        $"{request.Path}{request.QueryString}",
                        fields,
                        context.RequestAborted
                    )
                ).Succeeded
                ? page
                : null;
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            return null; // no form that a page of ours sends
        }
    }

    /// <summary>The address of the page that a request shows or sends a form of.</summary>
    public static string PageOf(HttpRequest request) =>
        request.Path
        + QueryString.Create(
            request.Query.Where(part =>
                !part.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)
            )
        );

    private async Task<(Actor Actor, string Page)?> WriterAsync(
        string sealedWriter,
        CancellationToken stop
    )
    {
        try
        {
            return
                seal.Unprotect(sealedWriter).Split(' ', 4)
                    is [var account, var organisation, { Length: > 0 } stamp, var page]
                && await accounts.FindByIdAsync(account) is { SecurityStamp: var standing }
                && standing == stamp
                && Guid.TryParse(account, out var accountId)
                && Guid.TryParse(organisation, out var organisationId)
                && (await memberships.OfAsync(accountId, stop))
                    .FirstOrDefault(place =>
                        (place.Actor.AuthorityId ?? place.Actor.SupplierId) == organisationId
                    )
                    ?.Actor
                    is { } actor
                ? (actor, page)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Keeps a form that is too old to be taken, and forgets what was kept once it is sent again and taken, or is not wanted.</summary>
internal sealed class KeepsTypedForms(TypedForms forms, DropTypedPage drop, CurrentActor current)
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
        if (Value(request, TypedForms.Forget) is not null)
        {
            await DropAsync(context.HttpContext, $"{request.Path}");
            context.Result = new RedirectResult(TypedForms.PageOf(request));
            return;
        }

        var page = Value(request, TypedForms.Again);
        if ((await next()).Result is RedirectResult or RedirectToPageResult && page is not null)
        {
            await DropAsync(context.HttpContext, page);
        }
    }

    public async Task OnResultExecutionAsync(
        ResultExecutingContext context,
        ResultExecutionDelegate next
    )
    {
        if (
            context.Result is IAntiforgeryValidationFailedResult
            && await forms.KeepAsync(context.HttpContext) is { } page
        )
        {
            context.Result = new RedirectResult(page);
        }

        await next();
    }

    /// <summary>The page whose kept text is sent again with this request; null where none is.</summary>
    public static string? SentAgain(HttpRequest request) => Value(request, TypedForms.Again);

    private static string? Value(HttpRequest request, string name) =>
        HttpMethods.IsPost(request.Method)
        && request.HasFormContentType
        && request.Form.TryGetValue(name, out var value)
            ? $"{value}"
            : null;

    private Task<Outcome<Done>> DropAsync(HttpContext context, string page) =>
        drop.RunAsync(current.Actor, page, context.RequestAborted);
}

/// <summary>Before a request is sent to sign in.</summary>
internal static class TypedFormsSetup
{
    private static readonly object Page = new();

    /// <summary>Keeps what somebody typed who is not signed in any more.</summary>
    public static void UseTypedForms(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && !context.RequestServices.GetRequiredService<CurrentActor>().IsSignedIn
                )
                {
                    context.Items[Page] = await context
                        .RequestServices.GetRequiredService<TypedForms>()
                        .KeepAsync(context);
                }

                await next(context);
            }
        );

    /// <summary>Whether what this request sent was kept for its writer, whose session had ended.</summary>
    public static bool KeptTyped(this HttpContext context) => context.Items[Page] is string;

    /// <summary>Where somebody who has to sign in goes on: the page on which they typed, where that was kept.</summary>
    public static string GoesOnAt(this HttpContext context) =>
        context.Items[Page] as string
        ?? (
            HttpMethods.IsPost(context.Request.Method)
                ? TypedForms.PageOf(context.Request)
                : context.Request.Path + context.Request.QueryString
        );
}
