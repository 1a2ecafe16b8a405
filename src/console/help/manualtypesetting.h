// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextDocument;

namespace sluice {

// Fills a document with a page of the manual in the theme's fonts and colours, as they are now.
// Pictures are no wider than `width`. GUI thread; it keeps nothing.
void typesetManual(QTextDocument &document, const QString &markdown, int width);

} // namespace sluice
