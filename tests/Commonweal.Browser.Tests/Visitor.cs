using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Story;
using Microsoft.Playwright;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>
/// One person with a browser of their own. Whatever page they land on is checked (see <see cref="PageChecks"/>), and so is
/// that nothing went wrong in the browser's console.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private const int Patience = 30_000;

    private readonly IBrowserContext context;
    private readonly Album? album;
    private readonly List<string> complaints = [];

    private bool hasTyped;

    private Visitor(IBrowserContext context, IPage page, Album? album)
    {
        this.context = context;
        this.album = album;
        Page = page;
        page.SetDefaultTimeout(Patience);
        page.Console += (_, said) =>
        {
            var isRefusedSave = said.Text.EndsWith("409 (Conflict)", StringComparison.Ordinal); // the page says it itself
            if (said.Type is "error" or "warning" && !isRefusedSave)
                complaints.Add($"{Address}: console {said.Type}: {said.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{Address}: script error: {error}");
    }

    /// <summary>The page they are on, for what the verbs do not say.</summary>
    public IPage Page { get; }

    /// <summary>What was wrong with the pages they saw; a test that ends with any has failed.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Path and query of the page.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    /// <summary>Whether scripts run for them.</summary>
    public bool HasScript { get; private init; }

    /// <summary>Where they are.</summary>
    public required LiveSite Site { get; init; }

    /// <summary>
    /// How often they had to do something: follow a link, press a button, write into a box, choose, tick, unfold, hand over a
    /// file, open an address. A date is three boxes.
    /// </summary>
    public int Interactions { get; private set; }

    /// <summary>Somebody new, not signed in, whose pages go into the <paramref name="album"/>.</summary>
    public static async Task<Visitor> ComeAsync(LiveSite site, bool script, Album? album = null)
    {
        var browser = await Chromium.BrowserAsync();
        var own = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address,
                JavaScriptEnabled = script,
                Locale = "en-GB",
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            }
        );
        return new Visitor(own, await own.NewPageAsync(), album)
        {
            HasScript = script,
            Site = site,
        };
    }

    /// <summary>Signs in through the form.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/sign-in");
        await FillAsync("Email address", email);
        await FillAsync("Password", World.Password);
        await PressAsync("Continue");
        Assert.Equal("/", Address);
    }

    /// <summary>Opens an address.</summary>
    public Task GoAsync(string address) => LandAsync(() => DoAsync(() => Page.GotoAsync(address)));

    /// <summary>On the page of a procurement: says that no interest ties them to a bidder.</summary>
    public async Task DeclareAsync()
    {
        await FollowAsync("Say whether you have an interest in a bidder");
        await ChooseAsync("Do you have an interest in any bidder?", "No, I have none");
        await PressAsync("Continue");
    }

    /// <summary>Follows the link with these words.</summary>
    public Task FollowAsync(string words) =>
        LandAsync(() => DoAsync(() => Link(words).ClickAsync()));

    /// <summary>Presses a button, or a link that looks like one, and lands where it leads; refused input fails.</summary>
    public async Task PressAsync(string button)
    {
        await LandAsync(() => DoAsync(() => Button(button).ClickAsync()));
        var refused = await Page.Locator(".govuk-error-summary").AllInnerTextsAsync();
        Assert.True(refused.Count == 0, $"{Address}: {button}: {string.Join(' ', refused)}");
    }

    /// <summary>Presses a button whose form is refused, in words that begin so.</summary>
    public async Task PressRefusedAsync(string button, string because)
    {
        await LandAsync(() => DoAsync(() => Button(button).ClickAsync()));
        await Assertions.Expect(Page.Locator(".govuk-error-summary")).ToContainTextAsync(because);
    }

    /// <summary>Types into the field with this label.</summary>
    public Task FillAsync(string label, string text) =>
        ChangeAsync(() => Field(label).FillAsync(text));

    /// <summary>Types into the field with this label, of the question asked.</summary>
    public Task FillAsync(string question, string label, string text) =>
        ChangeAsync(() =>
            Question(question).GetByLabel(label, new() { Exact = true }).FillAsync(text)
        );

    /// <summary>Types a date into its three boxes.</summary>
    public async Task FillDateAsync(string question, DateOnly date)
    {
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        await FillAsync(question, "Day", Number(date.Day));
        await FillAsync(question, "Month", Number(date.Month));
        await FillAsync(question, "Year", Number(date.Year));
    }

    /// <summary>Chooses an answer of the question asked.</summary>
    public Task ChooseAsync(string question, string answer) =>
        ChangeAsync(() =>
            Question(question).GetByLabel(answer, new() { Exact = true }).CheckAsync()
        );

    /// <summary>Chooses one of several in a list.</summary>
    public Task SelectAsync(string label, string answer) =>
        ChangeAsync(() => Field(label).SelectOptionAsync(new SelectOptionValue { Label = answer }));

    /// <summary>Ticks the box whose words begin so.</summary>
    public Task TickAsync(string words) =>
        ChangeAsync(() =>
            Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Begins(words) }).CheckAsync()
        );

    /// <summary>Hands over a file.</summary>
    public Task AttachAsync(string label, string name, byte[] bytes) =>
        ChangeAsync(() =>
            Page.Locator(".govuk-form-group", new() { HasText = label })
                .Locator("input[type=file]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = name,
                        MimeType = "application/octet-stream",
                        Buffer = bytes,
                    }
                )
        );

    /// <summary>Opens a part of the page that is folded away.</summary>
    public Task OpenAsync(string summary) =>
        ChangeAsync(() =>
            Page.Locator("summary").Filter(new() { HasText = summary }).First.ClickAsync()
        );

    /// <summary>Sees these words in the main part of the page, now or shortly.</summary>
    public Task SeesAsync(string words) =>
        Assertions
            .Expect(Page.Locator("main"))
            .ToContainTextAsync(words, new() { UseInnerText = true });

    /// <summary>Sees this heading.</summary>
    public Task SeesHeadingAsync(string words) =>
        Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(words);

    /// <summary>Finds these words nowhere on the page, shown or hidden.</summary>
    public async Task SeesNothingOfAsync(string words) =>
        Assert.DoesNotContain(words, await Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The row of a table, or of a list of facts, that begins so.</summary>
    public Task SeesRowAsync(string begins, string says) =>
        Assertions
            .Expect(
                Page.Locator("tr, .govuk-summary-list__row")
                    .Filter(new() { Has = Page.Locator("th, dt, td").First.GetByText(begins) })
                    .First
            )
            .ToContainTextAsync(says);

    /// <summary>What the site answers to an address, when it is no page or none for them.</summary>
    public Task<IAPIResponse> AskAsync(string address) => context.APIRequest.GetAsync(address);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    private ILocator Question(string words) =>
        Page.GetByRole(AriaRole.Group, new() { Name = words, Exact = true });

    private ILocator Link(string words) =>
        Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First;

    private ILocator Button(string words) =>
        Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First;

    private static Regex Begins(string words) =>
        new($"^{Regex.Escape(words)}", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Does what leads to another page, waits for it and checks it.</summary>
    public async Task LandAsync(Func<Task> go)
    {
        var landed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => landed.TrySetResult();
        if (hasTyped)
            await PictureAsync("-filled");
        hasTyped = false;
        var from = Page.Url;
        Page.Load += OnLoad;
        try
        {
            await go();
            await landed.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        }
        catch (Exception lost) when (lost is TimeoutException or PlaywrightException)
        {
            var words = await Page.Locator("body").InnerTextAsync();
            throw new TimeoutException($"Lost on {from}, now {Page.Url}:\n{words}", lost);
        }
        finally
        {
            Page.Load -= OnLoad;
        }

        complaints.AddRange(await PageChecks.FaultsAsync(Page, HasScript));
        await PictureAsync("");
    }

    /// <summary>Does one thing.</summary>
    private Task DoAsync(Func<Task> act)
    {
        Interactions++;
        return act();
    }

    /// <summary>Does one thing that changes the page they are on.</summary>
    private Task ChangeAsync(Func<Task> act)
    {
        hasTyped = true;
        return DoAsync(act);
    }

    private async Task PictureAsync(string state)
    {
        if (album is not null)
            await album.AddAsync(Page, state);
    }
}
