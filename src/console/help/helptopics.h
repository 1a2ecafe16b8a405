// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

class QWidget;

namespace sluice {

// The page of the manual for where the operator is, "page" or "page#heading": what the nearest of
// the widget and its ancestors names by its property "manual", by being a page of the console (its
// key), or by its object name in the table below. The index where none does. GUI thread; pure.
QString helpTopicOf(const QWidget *widget);

// Object names of dialogs and parts of pages, and their topics.
const QMap<QString, QString> &helpTopicsByName();

} // namespace sluice
