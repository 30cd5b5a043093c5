namespace Commonweal.Domain.Common;

/// <summary>The value of an act that succeeded but has nothing to hand back.</summary>
public readonly record struct Done;

/// <summary>
/// What an act or a rule answers: a value, or the problems that stand in its way. Never both, never neither.
/// </summary>
/// <typeparam name="T">What success hands back.</typeparam>
public sealed class Outcome<T>
{
    private readonly T? value;

    internal Outcome(T? value, IReadOnlyList<Problem> problems)
    {
        this.value = value;
        Problems = problems;
    }

    /// <summary>True when there is a value and no problem.</summary>
    public bool Succeeded => Problems.Count == 0;

    /// <summary>Why it was refused, in the order found; empty on success.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The outcome was refused: the caller did not look first.</exception>
    public T Value =>
        Succeeded
            ? value!
            : throw new InvalidOperationException(
                $"Refused: {string.Join("; ", Problems.Select(p => p.Code))}"
            );

    /// <summary>Carries a success on to <paramref name="next"/>; a refusal passes through unchanged.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) =>
        Succeeded ? next(Value) : Outcome.Refused<TNext>(Problems);

    /// <summary>A value is a success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, []);

    /// <summary>A problem is a refusal.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem]);
}

/// <summary>Makes outcomes.</summary>
public static class Outcome
{
    /// <summary>Success with nothing to hand back.</summary>
    public static Outcome<Done> Done { get; } = new(default, []);

    /// <summary>Success.</summary>
    public static Outcome<T> Of<T>(T value) => new(value, []);

    /// <summary>Refusal for one reason.</summary>
    public static Outcome<T> Refused<T>(Problem problem) => new(default, [problem]);

    /// <summary>Refusal for several reasons.</summary>
    /// <exception cref="ArgumentException">No reason was given.</exception>
    public static Outcome<T> Refused<T>(IEnumerable<Problem> problems)
    {
        Problem[] all = [.. problems];
        return all.Length == 0
            ? throw new ArgumentException("A refusal names at least one problem.", nameof(problems))
            : new Outcome<T>(default, all);
    }
}
