// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/fieldtools.h"

#include "console/mappings/recordstepper.h"
#include "console/widgets/eliding.h"
#include "console/widgets/headrow.h"
#include "console/widgets/segments.h"

#include <QBoxLayout>
#include <QHash>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QList<std::pair<QString, FieldFilter>> &fieldFilters()
{
    static const QList<std::pair<QString, FieldFilter>> filters{{u"all"_s, FieldFilter::All},
        {u"problems"_s, FieldFilter::Problems}, {u"required"_s, FieldFilter::Required},
        {u"unmapped"_s, FieldFilter::Unmapped}};
    return filters;
}

} // namespace

FieldTools::FieldTools(FieldModel &model, RecordStepper *stepper, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new Segments(this))
    , m_find(new FindEdit(this))
{
    m_filter->setObjectName(u"mappingFilter"_s);
    m_filter->setAccessibleName(tr("Fields that are shown"));
    m_filter->addSegment(u"all"_s, tr("All"));
    m_filter->addSegment(u"problems"_s, tr("Problems"));
    m_filter->addSegment(u"required"_s, tr("Required"));
    m_filter->addSegment(u"unmapped"_s, tr("Unmapped"));
    m_find->setObjectName(u"mappingFindEdit"_s);
    m_find->setPlaceholderText(tr("Find a field"));
    m_find->setAccessibleName(tr("Find a field"));
    m_row = new HeadRow(m_filter, this, HeadRow::Fill::Buttons);
    m_row->buttons()->addWidget(m_find, 1);
    m_row->buttons()->addWidget(stepper);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
    connect(m_filter, &Segments::chosen, this, &FieldTools::choose);
    connect(m_find, &QLineEdit::textChanged, this, &FieldTools::choose);
}

void FieldTools::addButton(QWidget *button)
{
    m_row->buttons()->insertWidget(m_row->buttons()->count() - 1, button);
}

void FieldTools::find(const QString &text)
{
    m_find->setText(text);
}

void FieldTools::show(FieldFilter filter)
{
    m_find->clear();
    for (const auto &[id, known] : fieldFilters()) {
        if (known == filter)
            m_filter->button(id)->click();
    }
}

void FieldTools::choose()
{
    for (const auto &[id, filter] : fieldFilters()) {
        if (id == m_filter->current())
            m_model.setFilter(filter, m_find->text());
    }
    emit chosen();
}

void FieldTools::showCounts()
{
    for (const auto &[id, filter] : fieldFilters())
        m_filter->setCount(id, m_model.countOf(filter));
}

} // namespace sluice
