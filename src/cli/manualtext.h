// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// A page of the manual for a terminal: headings underlined, tables in columns, no pictures. A link
// to another page is followed by the page's name in brackets, as sluice-cli help takes it. Pure.
QString manualText(const QString &markdown);

} // namespace sluice
