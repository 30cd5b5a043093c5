using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Commonweal.Story;

/// <summary>A browser without script: keeps cookies, follows redirects, sends the forms that are on the page.</summary>
public sealed class Browser(HttpMessageHandler site)
{
    private static readonly Uri Home = new("https://commonweal.test/");

    private readonly CookieContainer cookies = new();

    /// <summary>The page it is on.</summary>
    public WebPage Page { get; private set; } = null!;

    /// <summary>Opens an address.</summary>
    public Task<WebPage> GetAsync(string address) =>
        GoAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Page?.Address ?? Home, address)));

    /// <summary>Follows the link with these words.</summary>
    public Task<WebPage> FollowAsync(string words) => GetAsync(Page.Link(words));

    /// <summary>
    /// Fills the form that has this button and presses it. The form's other fields go along as they stand, the
    /// antiforgery token among them; a name given twice ticks two boxes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The page has no such button, or its form no such field.</exception>
    public Task<WebPage> PressAsync(string button, params (string Name, string Value)[] fields) =>
        SendAsync(button, fields, null);

    /// <summary>As <see cref="PressAsync"/>, with one file.</summary>
    public Task<WebPage> UploadAsync(
        string button,
        (string Field, string FileName, byte[] Bytes) file,
        params (string Name, string Value)[] fields
    ) => SendAsync(button, fields, file);

    /// <summary>Sends what a page would not, such as a forged form.</summary>
    public Task<WebPage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        GoAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(Page?.Address ?? Home, address))
            {
                Content = Encoded(fields),
            }
        );

    /// <summary>Sends what no browser would.</summary>
    public Task<WebPage> SendAsync(HttpMethod method, string address, HttpContent? content) =>
        GoAsync(
            new HttpRequestMessage(method, new Uri(Page?.Address ?? Home, address))
            {
                Content = content,
            }
        );

    /// <summary>A copy of the cookies it holds now, in another browser.</summary>
    public Browser Copy()
    {
        var copy = new Browser(site);
        copy.cookies.Add(cookies.GetCookies(Home));
        return copy;
    }

    private Task<WebPage> SendAsync(
        string button,
        (string Name, string Value)[] fields,
        (string Field, string FileName, byte[] Bytes)? file
    )
    {
        var pressed =
            Page.Document.QuerySelectorAll("button")
                .OfType<IHtmlButtonElement>()
                .FirstOrDefault(one => WebPage.WordsOf(one) == button && one.Form is not null)
            ?? throw new InvalidOperationException($"No button \"{button}\" on {Page}");
        var form = pressed.Form!;
        var filled = Filled(form, pressed, fields);
        var action = new Uri(
            Page.Address,
            pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? ""
        );
        if (form.GetAttribute("method") is not "post")
        {
            var query = Encoded(filled).ReadAsStringAsync().Result;
            return GetAsync($"{action.AbsolutePath}?{query}");
        }

        return GoAsync(
            new HttpRequestMessage(HttpMethod.Post, action)
            {
                Content = file is null ? Encoded(filled) : Multipart(filled, file.Value),
            }
        );
    }

    private List<(string Name, string Value)> Filled(
        IHtmlFormElement form,
        IHtmlButtonElement pressed,
        (string Name, string Value)[] fields
    )
    {
        var inputs = form
            .Elements.Where(one => one.GetAttribute("name") is { Length: > 0 })
            .ToList();
        var unknown = fields
            .Select(field => field.Name)
            .Except(inputs.Select(one => one.GetAttribute("name")!), StringComparer.Ordinal)
            .ToArray();
        if (unknown.Length > 0)
            throw new InvalidOperationException(
                $"The form has no {string.Join(", ", unknown)}: {Page}"
            );
        return
        [
            .. inputs
                .Where(one => one is not IHtmlButtonElement || one == pressed)
                .Where(one => fields.All(field => field.Name != one.GetAttribute("name")))
                .SelectMany(Standing),
            .. fields,
        ];
    }

    /// <summary>What a field sends when nobody touched it.</summary>
    private static IEnumerable<(string Name, string Value)> Standing(IElement field)
    {
        var name = field.GetAttribute("name")!;
        return field switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
            IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement input => [(name, input.Value)],
            IHtmlTextAreaElement area => [(name, area.Value)],
            IHtmlSelectElement select => select
                .SelectedOptions.Select(option => (name, option.Value))
                .Take(1),
            IHtmlButtonElement button => [(name, button.Value)],
            _ => [],
        };
    }

    private static FormUrlEncodedContent Encoded(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static MultipartFormDataContent Multipart(
        IEnumerable<(string Name, string Value)> fields,
        (string Field, string FileName, byte[] Bytes) file
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file.Bytes), file.Field, file.FileName);
        return content;
    }

    private async Task<WebPage> GoAsync(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            using var sent = request;
            if (cookies.GetCookieHeader(sent.RequestUri!) is { Length: > 0 } held)
                sent.Headers.Add("Cookie", held);
            using var line = new HttpMessageInvoker(site, disposeHandler: false);
            using var answer = await line.SendAsync(sent, CancellationToken.None);
            foreach (
                var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []
            )
                cookies.SetCookies(sent.RequestUri!, cookie);
            if (answer.Headers.Location is { } next)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(sent.RequestUri!, next));
                continue;
            }

            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            var html = isPage ? System.Text.Encoding.UTF8.GetString(bytes) : "";
            return Page = new WebPage(
                answer.StatusCode,
                sent.RequestUri!,
                answer.Headers,
                answer.Content.Headers,
                bytes,
                new HtmlParser().ParseDocument(html)
            );
        }

        throw new InvalidOperationException($"{request.RequestUri} leads round in circles.");
    }
}
