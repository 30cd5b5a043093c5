using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>A ground on which an opened bid may be set aside, as <c>data/evaluation/grounds.yaml</c> has it.</summary>
/// <param name="Code">Kept with every decision; never renamed.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Means">When it is met, and where it may not be used.</param>
/// <param name="Section">Where in the law it stands.</param>
/// <param name="Source">The law.</param>
/// <param name="IsChecked">Whether it was compared with its source.</param>
/// <param name="Must">Whether the law leaves no choice once the ground is met.</param>
/// <param name="First">What the law has the authority do before; null where it asks for nothing.</param>
public sealed record SetAsideGround(
    string Code,
    string Name,
    string Means,
    string Section,
    Source Source,
    bool IsChecked,
    bool Must,
    string? First
);
