// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace sluice {

class Page;
struct ConsoleContext;

// A page of the console, as the window and its navigation list it. Plain value; GUI thread.
struct PageEntry
{
    QString key;
    QString title;
    QString icon;
    bool isGapBefore = false;
    Page *(*make)(ConsoleContext &context, QWidget *parent) = nullptr;
    bool hasTools = false; // it brings entries of the menu Tools
};

// The pages in their order; each is made when it is shown for the first time. A new page joins
// there, in src/console/pages.cpp, and nowhere else; the window knows no page by its class.
QList<PageEntry> consolePages();

} // namespace sluice
