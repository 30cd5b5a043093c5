using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
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

    public static void AddTo(TagHelperOutput output, HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<CurrentActor>().Read is { } read)
        {
            output.PostContent.AppendHtml(
                TypedAgain.Hidden(Field, read.ToString(CultureInfo.InvariantCulture))
            );
        }
    }

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
                && long.TryParse(
                    (await http.Request.ReadFormAsync(http.RequestAborted))[Field],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var read
                )
            )
            {
                current.Actor = current.Actor with { HasRead = read };
            }
        }

        await next();
    }
}
