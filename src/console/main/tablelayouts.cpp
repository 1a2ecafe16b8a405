// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/tablelayouts.h"

#include "console/main/consolesettings.h"
#include "console/main/page.h"
#include "console/widgets/rowview.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kSaveLayoutAfter = 500ms;

} // namespace

TableLayouts::TableLayouts(QObject *parent)
    : QObject(parent)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(kSaveLayoutAfter);
    connect(&m_saveSoon, &QTimer::timeout, this, &TableLayouts::save);
}

void TableLayouts::add(const Page &page)
{
    const ConsoleSettings settings;
    const auto views = page.findChildren<RowView *>();
    for (RowView *view : views) {
        const QString name = page.key() + u'/' + view->objectName();
        if (view->objectName().isEmpty() || view->isHeaderHidden() || m_tables.contains(name))
            continue;
        m_tables.insert(name, view);
        view->keepLayout(settings.tableLayout(name));
        connect(view, &RowView::layoutChosen, this, [this, name] {
            m_changed.insert(name);
            m_saveSoon.start();
        });
    }
}

void TableLayouts::reset()
{
    ConsoleSettings().clearTableLayouts();
    for (const QPointer<RowView> &view : std::as_const(m_tables)) {
        if (view)
            view->resetLayout();
    }
    save();
}

void TableLayouts::save()
{
    m_saveSoon.stop();
    if (m_changed.isEmpty())
        return;
    ConsoleSettings settings;
    for (const QString &name : std::as_const(m_changed)) {
        if (const RowView *view = m_tables.value(name))
            settings.setTableLayout(name, view->chosenLayout());
    }
    m_changed.clear();
}

} // namespace sluice
