// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/jobfile.h"
#include "console/crmbulk/crmjobform.h"
#include "console/widgets/segments.h"
#include "gui/crmbulk/crmsamples.h"
#include "gui/pagefixture.h"

#include <QComboBox>
#include <QJsonArray>
#include <QPushButton>

#include <memory>

namespace sluice::testing {

// The form of a CRM job, new for each test function, and hands that find and use its fields. GUI
// thread.
class CrmFormBench : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_form = std::make_unique<CrmJobForm>(m_prompt);
        m_form->resize(760, 900);
        m_form->show();
    }
    void cleanup() { m_form.reset(); }

protected:
    static QJsonObject scriptProcessor()
    {
        using namespace Qt::StringLiterals;
        return {{u"type"_s, u"script"_s}, {u"file"_s, u"clean.js"_s},
            {u"source"_s, u"function process(record) { return record; }\n"_s},
            {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}};
    }
    template <class T> T *find(const char *name, QWidget *parent = nullptr)
    {
        return (parent ? parent : m_form.get())->findChild<T *>(QLatin1StringView(name));
    }
    void choose(const char *name, const QVariant &data)
    {
        auto *combo = find<QComboBox>(name);
        combo->setCurrentIndex(combo->findData(data));
        emit combo->activated(combo->currentIndex());
    }
    void press(const char *segments, const QString &id)
    {
        find<Segments>(segments)->button(id)->click();
    }
    void show(const Job &job)
    {
        m_form->setJob(job);
        m_form->setFields(samples::leadFields());
    }
    QJsonObject now() { return m_form->job().parameters; }
    QString trouble()
    {
        const auto checked = checkJob(m_form->job());
        return checked ? QString() : checked.error().text();
    }

    PreparedPrompt m_prompt;
    std::unique_ptr<CrmJobForm> m_form;
};

} // namespace sluice::testing
