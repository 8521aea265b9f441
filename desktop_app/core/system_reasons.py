"""Why the system would not, in our words: its own come in the system's language, whatever the reader's."""

import errno

from desktop_app.core.text import N_, Text

_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EACCES: N_("it is not allowed, or another program keeps it open"),
    errno.EPERM: N_("it is not allowed, or another program keeps it open"),
    errno.EBUSY: N_("it is not allowed, or another program keeps it open"),
    errno.EROFS: N_("the disk is write-protected"),
    errno.ENOENT: N_("it is not there, or its folder is not"),
    errno.ENOTDIR: N_("it is not there, or its folder is not"),
    errno.EISDIR: N_("this is a folder"),
    errno.EEXIST: N_("the name is taken already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EINVAL: N_("the name cannot be used here"),
    errno.EIO: N_("the disk does not answer"),
    errno.ENODEV: N_("the disk does not answer"),
    errno.ENXIO: N_("the disk does not answer"),
}


def reason_of(error: OSError) -> Text:
    """Half a sentence to stand after a colon."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return Text(known)
    return Text(N_("the system refuses it (error {number})"), {"number": error.errno or type(error).__name__})
