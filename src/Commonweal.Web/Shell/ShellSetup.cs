using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Printing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Commonweal.Web.Shell;

/// <summary>The frame around every page: looks, headers, error pages.</summary>
public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        services.AddScoped<TypedForms>();
        services.AddSingleton<ShellAssets>();
        services.AddSingleton<PagePrinter>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services
            .AddRazorPages(options => options.RootDirectory = "/")
            .AddMvcOptions(options =>
            {
                options.Filters.Add(new OddRequests.ReadableForms());
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<KeepsTypedForms>();
                options.Filters.Add(new OddRequests.KnownHandlers());
                options.Filters.Add(new WhatWasRead());
                options.ModelBinderProviders.Insert(0, new PlainTextBinder.Provider());
                options.ModelBinderProviders.Insert(0, new NumberBinder.Provider());
                options.ModelBinderProviders.Insert(0, new NamedChoiceBinder.Provider());
                // A missing answer is the act's to explain, in the words of the question.
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                PlainBindingMessages.Set(options.ModelBindingMessageProvider);
            });
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IWebHostEnvironment>(
                (options, site) => Protect(options.Cookie, "form", site)
            );
        services
            .AddOptions<CookieTempDataProviderOptions>()
            .Configure<IWebHostEnvironment>(
                (options, site) => Protect(options.Cookie, "message", site)
            );
        services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        services.AddResponseCompression(options =>
            options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"]
        );
        services.Configure<BrotliCompressionProviderOptions>(options =>
            options.Level = CompressionLevel.Optimal
        );
        return services;
    }

    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseBrowserSecurity();
        // It wipes the headers of a page that failed, so what every answer carries is set after it or at the very end.
        app.UseExceptionHandler("/problem/500");
        if (app.Environment.IsProduction())
            app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseKnownMethods();
        app.UseFormsWithoutNul();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepVersioned });
        return app;
    }

    /// <summary>A browser keeps a __Host- cookie only over HTTPS, which a developer's machine may lack.</summary>
    internal static void Protect(CookieBuilder cookie, string name, IHostEnvironment site)
    {
        var secure = site.IsProduction();
        cookie.Name = secure ? $"__Host-{name}" : name;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static void KeepVersioned(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";
}
