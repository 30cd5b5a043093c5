using Commonweal.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell();
var app = builder.Build();
app.UseShell();
app.MapRazorPages();
app.Run();
