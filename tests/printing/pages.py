"""Looking at PDFs as a scanner does: pages to pixels, codes decoded again."""

import pypdfium2
import zxingcpp


def decoded(data: bytes, dpi: int) -> list[str]:
    """What every code of every page says, at that resolution, in grey."""
    document = pypdfium2.PdfDocument(data)
    found: list[str] = []
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        view = bitmap.to_numpy()[:, :, 0] if bitmap.to_numpy().ndim == 3 else bitmap.to_numpy()
        found += [
            code.text
            for code in zxingcpp.read_barcodes(
                view, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
            )
        ]
    document.close()
    return found


def text_of(data: bytes) -> str:
    """The words of all pages."""
    document = pypdfium2.PdfDocument(data)
    words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words


def page_count(data: bytes) -> int:
    """How many pages."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


def page_sizes_mm(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    document = pypdfium2.PdfDocument(data)
    sizes = [tuple(round(side * 25.4 / 72, 1) for side in page.get_size()) for page in document]
    document.close()
    return [(width, height) for width, height in sizes]
