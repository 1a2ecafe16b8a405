// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/nextruncard.h"

#include "console/jobs/formparts.h"
#include "console/jobs/idsfile.h"
#include "console/theme/icons.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDateTimeEdit>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

NextRunCard::NextRunCard(const Check &check, QWidget *parent)
    : Card(parent)
    , m_check(check)
    , m_what(new ElidingComboBox(this))
    , m_idsPart(new QWidget(this))
    , m_idsEdit(new QLineEdit(m_idsPart))
    , m_idsFile(new QPushButton(tr("From File…"), m_idsPart))
    , m_since(new QDateTimeEdit(this))
    , m_rangePart(new QWidget(this))
    , m_from(new CountSpinBox(m_rangePart))
    , m_to(new CountSpinBox(m_rangePart))
    , m_note(makeNote(u"nextRunNote"_s, this))
{
    addCardHead(this, tr("Next Run Only"), nullptr);
    body()->setSpacing(8);
    m_what->setObjectName(u"selectionCombo"_s);
    m_what->setAccessibleName(tr("Records of the next run"));
    m_what->setToolTip(tr("For one plan or run; it is not saved with the job"));
    m_idsEdit->setObjectName(u"idsEdit"_s);
    m_idsEdit->setAccessibleName(tr("Record IDs"));
    m_idsEdit->setPlaceholderText(tr("Record IDs, with commas between"));
    m_idsFile->setObjectName(u"idsFileButton"_s);
    setButtonIcon(m_idsFile, u"folder"_s);
    auto *ids = new QHBoxLayout(m_idsPart);
    ids->setContentsMargins(0, 0, 0, 0);
    ids->addWidget(m_idsEdit, 1);
    ids->addWidget(m_idsFile);
    m_since->setObjectName(u"sinceEdit"_s);
    m_since->setAccessibleName(tr("Modified since"));
    m_since->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_since->setCalendarPopup(true);
    for (QSpinBox *spin : {m_from, m_to}) {
        spin->setRange(spin == m_from ? 1 : 0, 1'000'000'000);
        spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
        spin->setAlignment(Qt::AlignRight);
    }
    m_from->setObjectName(u"fromSpin"_s);
    m_to->setObjectName(u"toSpin"_s);
    m_to->setSpecialValueText(tr("the end"));
    auto *range = new QVBoxLayout(m_rangePart);
    range->setContentsMargins(0, 0, 0, 0);
    range->addLayout(besides(labelled(tr("From"), m_from), labelled(tr("To"), m_to)));
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_what, m_idsPart, m_since, m_rangePart, m_note})
        body()->addWidget(part);
    for (QWidget *field : std::initializer_list<QWidget *>{m_what, m_idsEdit, m_from, m_to})
        letShrink(field);
    connect(m_what, &QComboBox::activated, this, &NextRunCard::noteChange);
    connect(m_idsEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_ids = splitIds(text);
        noteChange();
    });
    connect(m_idsFile, &QPushButton::clicked, this, &NextRunCard::idsFileWanted);
    connect(m_since, &QDateTimeEdit::dateTimeChanged, this, &NextRunCard::noteChange);
    for (QSpinBox *spin : {m_from, m_to})
        connect(spin, &QSpinBox::valueChanged, this, &NextRunCard::noteChange);
    setWays({});
    reset();
}

void NextRunCard::noteChange()
{
    if (m_isFilling)
        return;
    showParts();
    emit changed();
}

void NextRunCard::reset()
{
    m_isFilling = true;
    m_what->setCurrentIndex(0);
    m_ids.clear();
    m_idsEdit->clear();
    m_since->setDateTime(QDateTime(QDate::currentDate().addDays(-1), QTime(0, 0)));
    m_from->setValue(1);
    m_to->setValue(0);
    m_isFilling = false;
    showParts();
}

void NextRunCard::setWays(const QStringList &ways)
{
    if (m_what->count() > 0 && ways == m_ways)
        return;
    m_ways = ways;
    const QString wanted = m_what->currentData().toString();
    const QList<std::pair<QString, QString>> known{{u"ids"_s, tr("These record IDs")},
        {u"since"_s, tr("Modified since a time")}, {u"rows"_s, tr("These rows")},
        {u"pages"_s, tr("These pages")}};
    m_what->clear();
    m_what->addItem(tr("All that the job says"), QString());
    for (const auto &[way, text] : known) {
        if (ways.contains(way))
            m_what->addItem(text, way);
    }
    m_what->setCurrentIndex(std::max(0, m_what->findData(wanted)));
    showParts();
}

void NextRunCard::setReadOnly(bool isReadOnly)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_what, m_idsPart, m_since, m_rangePart})
        part->setEnabled(!isReadOnly);
}

void NextRunCard::setIds(const QStringList &ids)
{
    m_ids = ids;
    m_idsEdit->setText(ids.join(u", "_s));
    noteChange();
}

void NextRunCard::showParts()
{
    const QString what = m_what->currentData().toString();
    m_idsPart->setVisible(what == "ids"_L1);
    m_since->setVisible(what == "since"_L1);
    m_rangePart->setVisible(what == "rows"_L1 || what == "pages"_L1);
    const QString wrong = problem();
    showNote(m_note,
        !wrong.isEmpty()     ? wrong
            : what.isEmpty() ? QString()
            : what == "ids"_L1
            ? tr("%1 records. Not saved with the job.", nullptr, Format::plural(m_ids.size()))
                  .arg(Format::count(m_ids.size()))
            : tr("Not saved with the job."),
        !wrong.isEmpty());
}

QJsonObject NextRunCard::selection() const
{
    const QString what = m_what->currentData().toString();
    if (what == "ids"_L1)
        return {{what, QJsonArray::fromStringList(m_ids)}};
    if (what == "since"_L1)
        return {{what, m_since->dateTime().toUTC().toString(Qt::ISODate)}};
    if (what.isEmpty())
        return {};
    const QString last = m_to->value() == 0 ? QString() : QString::number(m_to->value());
    return {{what, u"%1-%2"_s.arg(QString::number(m_from->value()), last)}};
}

QString NextRunCard::problem() const
{
    if (m_what->currentData().toString() == "ids"_L1 && m_ids.isEmpty())
        return tr("Name the records by their IDs");
    const QJsonObject chosen = selection();
    return chosen.isEmpty() ? QString() : m_check(chosen);
}

} // namespace sluice
