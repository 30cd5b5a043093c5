using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell;

/// <summary>
/// Every form of an authority's page carries how far the record had come when the page was put together, and every act it sends
/// knows so (<see cref="Actor.HasRead"/>). Taken before the page looks anything up: what it shows is at least as new.
/// </summary>
internal sealed class WhatWasRead : IAsyncResourceFilter
{
    private const string Field = "HasRead";

    public static void AddTo(TagHelperOutput output, HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<CurrentActor>().Read is { } read)
        {
            var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            field.Attributes["type"] = "hidden";
            field.Attributes["name"] = Field;
            field.Attributes["value"] = read.ToString(CultureInfo.InvariantCulture);
            output.PostContent.AppendHtml(field);
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
