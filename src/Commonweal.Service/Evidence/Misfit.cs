namespace Commonweal.Service.Evidence;

/// <summary>Why the content of a file cannot be evidence.</summary>
public enum Misfit
{
    /// <summary>It can.</summary>
    None,

    /// <summary>The content is not what the name's ending says.</summary>
    NotWhatItSays,

    /// <summary>It runs, embeds or fetches something when it is opened.</summary>
    ActsOnOpening,

    /// <summary>It unpacks to more than it may, or has an archive inside.</summary>
    TooMuchInside,

    /// <summary>It is a picture of more points than a program that shows it should have to hold.</summary>
    PictureTooLarge,
}
