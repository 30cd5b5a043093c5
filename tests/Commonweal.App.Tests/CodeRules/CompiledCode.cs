using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>What the compiled code really uses: read from its instructions, so no alias or <c>var</c> hides anything.</summary>
internal static class CompiledCode
{
    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Our own assemblies.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Commonweal.Domain.Common.Problem).Assembly,
        typeof(Commonweal.Service.CommonwealSettings).Assembly,
        typeof(Commonweal.Web.WebApp).Assembly,
        typeof(Commonweal.Cli.CommandLine).Assembly,
    ];

    /// <summary>The types people wrote, with what the compiler made for them counted to the type it made it for.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("Commonweal", StringComparison.Ordinal) == true
            );

    /// <summary>Every member a type uses: in signatures, fields, bases and instructions.</summary>
    public static IEnumerable<MemberInfo> UsedBy(Type type) =>
        type.GetMembers(Everything).SelectMany(UsedByMember).Concat(BasesOf(type)).Distinct();

    /// <summary>Every text that stands in a type's bodies.</summary>
    public static IEnumerable<string> TextsIn(Type type) =>
        from method in type.GetMembers(Everything).OfType<MethodBase>()
        from instruction in InstructionsOf(method)
        where instruction.Code == OpCodes.Ldstr
        select method.Module.ResolveString(instruction.Operand);

    /// <summary>The type a member is or belongs to, without array, reference or generic arguments.</summary>
    public static IEnumerable<Type> TypesIn(MemberInfo member) =>
        member switch
        {
            Type type => Unwrap(type),
            MethodBase { DeclaringType: { } owner } method => Unwrap(owner)
                .Concat(
                    method.IsGenericMethod ? method.GetGenericArguments().SelectMany(Unwrap) : []
                ),
            { DeclaringType: { } owner } => Unwrap(owner),
            _ => [],
        };

    /// <summary>Each method with the lines its body covers, as the debug symbols tell.</summary>
    public static IEnumerable<(string Method, string File, int Lines)> MethodLengths(
        Assembly assembly
    )
    {
        using var stream = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var symbols = provider.GetMetadataReader();
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var information = symbols.GetMethodDebugInformation(handle);
            SequencePoint[] points =
            [
                .. information.GetSequencePoints().Where(point => !point.IsHidden),
            ];
            if (points.Length > 0)
            {
                var token = MetadataTokens.GetToken(handle.ToDefinitionHandle());
                var method = assembly.ManifestModule.ResolveMethod(token)!;
                var file = symbols.GetString(symbols.GetDocument(points[0].Document).Name);
                yield return (
                    $"{method.DeclaringType}.{method.Name}",
                    file,
                    points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1
                );
            }
        }
    }

    private static IEnumerable<MemberInfo> BasesOf(Type type) =>
        [.. type.BaseType is { } super ? [super] : Array.Empty<Type>(), .. type.GetInterfaces()];

    private static IEnumerable<MemberInfo> UsedByMember(MemberInfo member) =>
        member switch
        {
            FieldInfo field => [field.FieldType],
            PropertyInfo property => [property.PropertyType],
            MethodBase method => SignatureOf(method).Concat(UsedInBody(method)),
            _ => [],
        };

    private static IEnumerable<MemberInfo> SignatureOf(MethodBase method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var answer } ? [answer] : []);

    /// <summary>The binary fraction an instruction makes, which no name in the code need tell.</summary>
    private static Type? FractionOf(OpCode code) =>
        code == OpCodes.Ldc_R4 || code == OpCodes.Conv_R4 ? typeof(float)
        : code == OpCodes.Ldc_R8 || code == OpCodes.Conv_R8 || code == OpCodes.Conv_R_Un
            ? typeof(double)
        : null;

    private static IEnumerable<MemberInfo> UsedInBody(MethodBase method)
    {
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
        {
            yield return local.LocalType;
        }

        var ofType = method.DeclaringType!.IsGenericType
            ? method.DeclaringType.GetGenericArguments()
            : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var (code, operand) in InstructionsOf(method))
        {
            if (
                code.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
            {
                var used = method.Module.ResolveMember(operand, ofType, ofMethod)!;
                yield return used;
                foreach (var type in used is MethodBase called ? SignatureOf(called) : [])
                {
                    yield return type;
                }
            }
            else if (FractionOf(code) is { } fraction)
            {
                yield return fraction;
            }
        }
    }

    /// <summary>The instructions of a body, each with its operand where that is a token or a number of four bytes.</summary>
    private static IEnumerable<(OpCode Code, int Operand)> InstructionsOf(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length; )
        {
            short value = il[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | il[at++]));
            }

            var code = Codes[value];
            var size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget
                or OperandType.ShortInlineI
                or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
            yield return (code, size == 4 ? BitConverter.ToInt32(il, at) : 0);
            at += size;
        }
    }

    private static IEnumerable<Type> Unwrap(Type type)
    {
        while (type.HasElementType)
        {
            type = type.GetElementType()!;
        }

        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
