// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/tablelayouts.h"

#include "console/main/consolesettings.h"
#include "console/main/page.h"
#include "console/mappings/mappingeditor.h"
#include "console/widgets/rowview.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kSaveLayoutAfter = 500ms;

// The editors of mappings look the same wherever they are opened: on their page and in the dialog
// of a job.
QString placeOf(const RowView &view, const Page &page)
{
    for (const QWidget *above = view.parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const MappingEditor *>(above))
            return u"mappings"_s;
    }
    return page.key();
}

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
        const QString name = placeOf(*view, page) + u'/' + view->objectName();
        QList<QPointer<RowView>> &known = m_tables[name];
        known.removeAll(nullptr); // editors that are gone
        if (view->objectName().isEmpty() || view->isHeaderHidden() || known.contains(view))
            continue;
        known.append(view);
        view->keepLayout(m_changed.value(name, settings.tableLayout(name)));
        connect(view, &RowView::layoutChosen, this, [this, name, view] { take(name, *view); });
    }
}

void TableLayouts::take(const QString &name, const RowView &view)
{
    const QByteArray layout = view.chosenLayout();
    m_changed.insert(name, layout);
    m_saveSoon.start();
    for (const QPointer<RowView> &other : std::as_const(m_tables[name])) {
        if (other && other != &view)
            other->followLayout(layout);
    }
}

void TableLayouts::reset()
{
    ConsoleSettings().clearTableLayouts();
    for (const QList<QPointer<RowView>> &views : std::as_const(m_tables)) {
        for (const QPointer<RowView> &view : views) {
            if (view)
                view->resetLayout();
        }
    }
    save();
}

void TableLayouts::save()
{
    m_saveSoon.stop();
    if (m_changed.isEmpty())
        return;
    ConsoleSettings settings;
    for (auto it = m_changed.cbegin(); it != m_changed.cend(); ++it)
        settings.setTableLayout(it.key(), it.value());
    m_changed.clear();
}

} // namespace sluice
