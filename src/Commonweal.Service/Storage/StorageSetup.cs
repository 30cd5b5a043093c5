using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Service.Storage;

/// <summary>Registers the database, the key that stands beside it, and every act and lookup that uses it.</summary>
public static class StorageSetup
{
    /// <summary>One data source per process; one context per request, reading on behalf of its actor.</summary>
    public static IServiceCollection AddStorage(
        this IServiceCollection services,
        string appConnection,
        MasterKey key
    )
    {
        services.AddSingleton(_ => PlainSql.SourceOf(appConnection));
        services.AddSingleton(key);
        services.AddDbContext<Db>(
            (provider, options) =>
                options
                    .UseNpgsql(provider.GetRequiredService<DbDataSource>())
                    .AddInterceptors(new ScopeInterceptor())
        );
        foreach (var type in typeof(Db).Assembly.GetTypes().Where(AsksForDb))
        {
            services.AddScoped(type);
        }

        return services;
    }

    /// <summary>Acts and lookups are the classes whose constructor asks for <see cref="Db"/>; they need no list.</summary>
    private static bool AsksForDb(Type type) =>
        type is { IsClass: true, IsPublic: true, IsAbstract: false }
        && type.GetConstructors() is [var only]
        && only.GetParameters().Any(parameter => parameter.ParameterType == typeof(Db));
}
