using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Commonweal.Web.Shell;

/// <summary>Requests that no browser sends by itself get their right answer, and never a fault.</summary>
internal static class OddRequests
{
    /// <summary>The site is read and filled in; nothing else. An error page is read, whatever led to it.</summary>
    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (
                    context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null
                )
                {
                    request.Method = HttpMethods.Get;
                }
                else if (!IsKnown(request.Method))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    context.Response.Headers.Allow = "GET, HEAD, POST";
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );

    private static bool IsKnown(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method);

    /// <summary>A page does what it has a handler for, and does not pretend to have done something else.</summary>
    internal sealed class KnownHandlers : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            var asked = context.HttpContext.Request.Query["handler"].ToString();
            var found = context.HandlerMethod;
            if (asked.Length > 0 && !asked.Equals(found?.Name, StringComparison.OrdinalIgnoreCase))
            {
                context.Result = new NotFoundResult();
            }
            else if (found is null && HttpMethods.IsPost(context.HttpContext.Request.Method))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
    }

    /// <summary>Reads the form once, after the page's own limits are set and before its token is looked for.</summary>
    internal sealed class ReadableForms : IAsyncAuthorizationFilter, IOrderedFilter
    {
        public int Order => 950;

        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            var request = context.HttpContext.Request;
            if (
                HttpMethods.IsPost(request.Method)
                && request.ContentType is not null
                && await RefusalAsync(request) is { } status
            )
            {
                context.Result = new StatusCodeResult(status);
            }
        }

        private static async Task<int?> RefusalAsync(HttpRequest request)
        {
            if (!request.HasFormContentType || !IsUtf8(request.ContentType))
                return StatusCodes.Status415UnsupportedMediaType;
            try
            {
                await request.ReadFormAsync(request.HttpContext.RequestAborted);
                return null;
            }
            catch (BadHttpRequestException fault)
            {
                return fault.StatusCode;
            }
            catch (InvalidDataException fault)
            {
                return fault.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                    ? StatusCodes.Status413PayloadTooLarge
                    : StatusCodes.Status422UnprocessableEntity;
            }
            catch (IOException)
            {
                return StatusCodes.Status422UnprocessableEntity;
            }
        }

        internal static bool IsUtf8(string? contentType) =>
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (
                !type.Charset.HasValue
                || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            );
    }
}
