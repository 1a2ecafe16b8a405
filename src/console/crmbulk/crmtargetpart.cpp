// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmtargetpart.h"

#include "console/jobs/formparts.h"
#include "console/jobs/jobform.h"
#include "console/theme/icons.h"
#include "console/widgets/eliding.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

CrmTargetPart::CrmTargetPart(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_existing(new ElidingComboBox(this))
    , m_delimiter(new ElidingComboBox(this))
    , m_sensitive(new ElidingComboBox(this))
    , m_mark(new QCheckBox(tr("Byte order mar&k, for spreadsheets"), this))
{
    m_path->setObjectName(u"targetPathEdit"_s);
    m_path->setPlaceholderText(tr("The whole path of the CSV file"));
    m_path->setToolTip(tr("Its name may hold {module}, {date}, {time} and {run}"));
    m_choose->setObjectName(u"chooseTargetButton"_s);
    setButtonIcon(m_choose, u"folder"_s);
    m_existing->setObjectName(u"targetExistingCombo"_s);
    m_existing->addItem(tr("Stop before it"), u"refuse"_s);
    m_existing->addItem(tr("Replace it"), u"replace"_s);
    m_existing->setToolTip(tr("It is replaced when the new one is whole, not before"));
    m_delimiter->setObjectName(u"targetDelimiterCombo"_s);
    for (const auto &[text, value] :
        {std::pair{tr("Comma"), u","_s}, std::pair{tr("Semicolon"), u";"_s},
            std::pair{tr("Tab"), u"\t"_s}, std::pair{tr("Bar"), u"|"_s}})
        m_delimiter->addItem(text, value);
    m_sensitive->setObjectName(u"targetSensitiveCombo"_s);
    m_sensitive->addItem(tr("Must be chosen"), QString());
    m_sensitive->addItem(tr("Leave out"), u"leaveOut"_s);
    m_sensitive->addItem(tr("Include"), u"include"_s);
    m_sensitive->setToolTip(
        tr("Fields with health or personal data. Unless chosen, a job that names one of them does "
           "not run, and a job of all fields leaves them out."));
    m_mark->setObjectName(u"byteOrderMarkCheck"_s);
    layOut();
    const auto note = [this] {
        if (!m_isFilling)
            emit changed();
    };
    connect(m_path, &QLineEdit::textChanged, this, note);
    connect(m_choose, &QPushButton::clicked, this, &CrmTargetPart::fileWanted);
    for (QComboBox *combo : {m_existing, m_delimiter, m_sensitive})
        connect(combo, &QComboBox::activated, this, note);
    connect(m_mark, &QCheckBox::toggled, this, note);
}

void CrmTargetPart::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addLayout(labelled(tr("File &name"), m_path), 1);
    row->addWidget(m_choose, 0, Qt::AlignBottom);
    layout->addLayout(row);
    layout->addLayout(besides(labelled(tr("If it is there alread&y"), m_existing),
        labelled(tr("&Delimiter"), m_delimiter)));
    layout->addLayout(besides(labelled(tr("&Sensitive fields"), m_sensitive), new QVBoxLayout));
    layout->addWidget(m_mark);
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_path, m_existing, m_delimiter, m_sensitive})
        letShrink(field);
}

void CrmTargetPart::setParameters(const QJsonObject &parameters)
{
    m_isFilling = true;
    const QJsonObject file = parameters.value("targetFile"_L1).toObject();
    const auto choose = [&file](QComboBox *combo, QLatin1StringView key, const QString &standard) {
        combo->setCurrentIndex(std::max(0, combo->findData(file.value(key).toString(standard))));
    };
    m_path->setText(file.value("path"_L1).toString());
    choose(m_existing, "existing"_L1, u"refuse"_s);
    choose(m_delimiter, "delimiter"_L1, u","_s);
    choose(m_sensitive, "sensitive"_L1, QString());
    m_mark->setChecked(file.value("byteOrderMark"_L1).toBool(false));
    m_isFilling = false;
}

void CrmTargetPart::putInto(QJsonObject &parameters) const
{
    QJsonObject file = parameters.value("targetFile"_L1).toObject();
    file.insert(u"path"_s, path());
    putJobParameter(file, u"existing"_s, m_existing->currentData().toString(), u"refuse"_s);
    putJobParameter(file, u"delimiter"_s, m_delimiter->currentData().toString(), u","_s);
    putJobParameter(file, u"byteOrderMark"_s, m_mark->isChecked(), false);
    const QString sensitive = m_sensitive->currentData().toString();
    if (sensitive.isEmpty())
        file.remove(u"sensitive"_s);
    else
        file.insert(u"sensitive"_s, sensitive);
    parameters.insert(u"targetFile"_s, file);
}

void CrmTargetPart::setPath(const QString &path)
{
    m_path->setText(path);
}

QString CrmTargetPart::path() const
{
    return m_path->text().trimmed();
}

void CrmTargetPart::setReadOnly(bool isReadOnly)
{
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_path, m_choose, m_existing, m_delimiter, m_sensitive, m_mark})
        field->setEnabled(!isReadOnly);
}

} // namespace sluice
