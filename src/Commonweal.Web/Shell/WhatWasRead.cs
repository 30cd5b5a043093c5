using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.TagHelpers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell;

/// <summary>
/// Every form of an authority's page carries how far the record had come when the page was put together, and every act it sends
/// knows so (<see cref="Actor.HasRead"/>). Taken before the page looks anything up: what it shows is at least as new.
/// </summary>
internal sealed class WhatWasRead : IAsyncResourceFilter
{
    /// <summary>The field of a form that says so.</summary>
    public const string Field = "HasRead";

    /// <summary>Adds it to a form that does not say so itself: what is sent again says what was read when it was typed.</summary>
    public static async Task AddToAsync(TagHelperOutput output, HttpContext context)
    {
        if (
            !await SaysItAsync(output, context)
            && context.RequestServices.GetRequiredService<CurrentActor>().Read is { } read
        )
        {
            output.PostContent.AppendHtml(
                TypedAgain.Hidden(Field, read.ToString(CultureInfo.InvariantCulture))
            );
        }
    }

    // Only the form of kept text does, and only where some waits.
    private static async Task<bool> SaysItAsync(TagHelperOutput output, HttpContext context) =>
        await context.RequestServices.GetRequiredService<TypedForms>().WaitingAsync(context)
            is not null
        && (await output.GetChildContentAsync())
            .GetContent()
            .Contains($"name=\"{Field}\"", StringComparison.Ordinal);

    public async Task OnResourceExecutionAsync(
        ResourceExecutingContext context,
        ResourceExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        var current = http.RequestServices.GetRequiredService<CurrentActor>();
        if (current.Actor.AuthorityId is not null)
        {
            current.Now = await http
                .RequestServices.GetRequiredService<RecordSoFar>()
                .OfAsync(current.Actor, http.RequestAborted);
            if (
                HttpMethods.IsPost(http.Request.Method)
                && http.Request.HasFormContentType
                && (await http.Request.ReadFormAsync(http.RequestAborted)).TryGetValue(
                    Field,
                    out var said
                )
            )
            {
                current.Actor = current.Actor with { HasRead = said.Min(ReadOf) };
            }
        }

        await next();
    }

    // Of several the oldest; one that cannot be read is as if nothing had been, so that no colleague's work is written over unseen.
    private static long ReadOf(string? said) =>
        long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read
            : 0;
}
