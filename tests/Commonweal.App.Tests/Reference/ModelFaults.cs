using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>The same as <see cref="LoaderFaults"/> of models, crosswalks and goals.</summary>
public static class ModelFaults
{
    private const string Model = "models/social-value-model-2025.yaml";
    private const string ModelWalk =
        "crosswalks/social-value-model-2025-to-lancashire-toms-2024.yaml";
    private const string EditionWalk = "crosswalks/southend-2050-to-lancashire-toms-2024.yaml";
    private const string Goals = "goals.yaml";

    public static TheoryData<string, string, string, string, string> All =>
        new()
        {
            {
                Model,
                "supersededBy: social-value-model-2027",
                "supersededBy: social-value-model-2028",
                "data.reference.dangling",
                "There is no model \"social-value-model-2028\""
            },
            {
                "models/social-value-model-2027.yaml",
                "    noAddress: the address was not kept\n",
                "",
                "data.source.address",
                "Write its address"
            },
            {
                Model,
                "    noAddress: the address of the article was not kept\n    licence: Copyright of its writer; a fact is taken and no words\n",
                "    noAddress: the address of the article was not kept\n",
                "data.key.missing",
                "licence"
            },
            {
                "rules/additionality.yaml",
                "      licence: figures quoted; see the repository\n",
                "",
                "data.key.missing",
                "licence"
            },
            {
                "rules/additionality.yaml",
                "      url: https",
                "      noAddress: none was kept\n      url: https",
                "data.source.address",
                "one of the two"
            },
            {
                Model,
                "    theme: 2\n",
                "    theme: 9\n",
                "data.reference.dangling",
                "no theme \"9\""
            },
            { Model, "code: 1b", "code: 1a", "data.name.duplicate", "The code \"1a\" is already" },
            {
                Model,
                "confidence: secondary",
                "confidence: likely",
                "data.value.wrong",
                "one of verified, secondary, recalled"
            },
            { Model, "counted: 33", "counted: 26", "data.model.counted", "The list now holds 26" },
            {
                Model,
                "  - part: metric\n    what",
                "  - what",
                "data.model.counted",
                "Add \"part: criterion\""
            },
            {
                Model,
                "optionalFrom: 2025-02-24",
                "optionalFrom: 2025-10-02",
                "data.model.dates",
                "\"appliesFrom\" is 2025-10-01, before 2025-10-02"
            },
            {
                "models/social-value-model-2027.yaml",
                "below: 5000000",
                "below: 500000",
                "data.model.band",
                "Give \"below\" the larger"
            },
            {
                "models/social-value-model-2027.yaml",
                "  - what: The guidance",
                "  - outcome: 3\n    what: The guidance",
                "data.reference.dangling",
                "There is no outcome \"3\""
            },
            {
                ModelWalk,
                "to: [NT43]",
                "to: [NT433]",
                "data.reference.dangling",
                "There is no measure \"NT433\""
            },
            {
                ModelWalk,
                "from: 1e,",
                "from: 1f,",
                "data.reference.dangling",
                "There is no criterion \"1f\""
            },
            {
                ModelWalk,
                "from: social-value-model-2025",
                "from: social-value-model-2026",
                "data.reference.dangling",
                "There is no edition or model"
            },
            {
                ModelWalk,
                "to: [NT43] }",
                "to: [NT43], factor: 2 }",
                "data.crosswalk.factor",
                "Remove \"factor\""
            },
            {
                ModelWalk,
                "to: [], note: \"No measure is about domestic abuse\" }",
                "to: [] }",
                "data.crosswalk.unsaid",
                "Add \"note:\" saying why"
            },
            {
                ModelWalk,
                "  - { from: 1e, to: [NT43] }\n",
                "",
                "data.crosswalk.incomplete",
                "Nothing is said of 1e. Add a row"
            },
            { EditionWalk, "from: NT18", "from: NT19", "data.name.duplicate", "The code \"NT19\"" },
            {
                EditionWalk,
                "to: [NT1] }",
                "to: [NT9] }",
                "data.crosswalk.unit",
                "NT1 counts full-time years and NT9 counts weeks"
            },
            {
                EditionWalk,
                "to: [NT1] }",
                "to: [NT1, NT3] }",
                "data.crosswalk.many",
                "NT1 becomes 2 measures"
            },
            {
                EditionWalk,
                "to: [NT1] }",
                "to: [NT1], factor: 0 }",
                "data.value.wrong",
                "a number from 0.000001"
            },
            {
                EditionWalk,
                "to: lancashire-toms-2024",
                "to: sefton-national",
                "data.file.name",
                "Name it southend-2050-to-sefton-national.yaml"
            },
            {
                "frameworks/southend-2050/measures/shared-prosperity.yaml",
                "goals: [8]",
                "goals: [18]",
                "data.value.wrong",
                "whole numbers from 1 to 17"
            },
            { Goals, "number: 3", "number: 4", "data.goal.order", "holds 4 where 3 is due" },
            {
                Goals,
                "  - { number: 1, title: No poverty }\n",
                "",
                "data.goal.missing",
                "List the 17"
            },
        };
}
