// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace sluice {

// Job files that come with the program (design 9, `jobs import --starter`). Constant data.
QStringList starterNames();
QByteArray starterDocument(const QString &name); // empty: there is none of this name

} // namespace sluice
