using System.Security.Cryptography;

namespace Commonweal.Web.Shell;

/// <summary>What every answer tells the browser not to allow.</summary>
public static class BrowserSecurity
{
    private static readonly object NonceKey = new();

    /// <summary>The word that our own scripts carry on this page and no other script can know.</summary>
    public static string ScriptNonce(this HttpContext http)
    {
        if (http.Items[NonceKey] is string known)
            return known;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    internal static IApplicationBuilder UseBrowserSecurity(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    Set(http);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A download, or a page that may be embedded, states a policy of its own.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy =
                "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                + $"form-action 'self'; script-src 'nonce-{http.ScriptNonce()}' 'strict-dynamic'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (http.RequestServices.GetRequiredService<CurrentActor>().IsSignedIn)
            headers.CacheControl = "no-store";
    }
}
