// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmfilepart.h"

#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/jobs/jobform.h"
#include "console/theme/icons.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

CrmFilePart::CrmFilePart(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_delimiter(new ElidingComboBox(this))
    , m_encoding(new ElidingComboBox(this))
    , m_sample(new QStandardItemModel(this))
    , m_sampleView(new RowView(this))
    , m_note(makeNote(u"fileNote"_s, this))
{
    m_path->setObjectName(u"filePathEdit"_s);
    m_path->setPlaceholderText(tr("The whole path of a CSV file"));
    m_choose->setObjectName(u"chooseFileButton"_s);
    setButtonIcon(m_choose, u"folder"_s);
    m_delimiter->setObjectName(u"delimiterCombo"_s);
    for (const auto &[text, value] :
        {std::pair{tr("Comma"), u","_s}, std::pair{tr("Semicolon"), u";"_s},
            std::pair{tr("Tab"), u"\t"_s}, std::pair{tr("Bar"), u"|"_s}})
        m_delimiter->addItem(text, value);
    m_encoding->setObjectName(u"encodingCombo"_s);
    m_encoding->addItem(tr("UTF-8, or as its mark says"), u"utf-8"_s);
    m_encoding->addItem(tr("Windows-1252"), u"windows-1252"_s);
    m_sampleView->setObjectName(u"fileSampleTable"_s);
    m_sampleView->setAccessibleName(tr("First rows of the file"));
    m_sampleView->setModel(m_sample);
    m_sampleView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sampleView->hide();
    layOut();
    connectFields();
}

void CrmFilePart::layOut()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addLayout(labelled(tr("F&ile"), m_path), 1);
    row->addWidget(m_choose, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addLayout(
        besides(labelled(tr("&Delimiter"), m_delimiter), labelled(tr("E&ncoding"), m_encoding)));
    layout->addWidget(m_note);
    layout->addWidget(m_sampleView);
    for (QWidget *field : std::initializer_list<QWidget *>{m_delimiter, m_encoding, m_path})
        letShrink(field);
}

void CrmFilePart::connectFields()
{
    const auto note = [this] {
        m_columns.clear();
        emit changed();
        emit fileChanged();
    };
    connect(m_choose, &QPushButton::clicked, this, &CrmFilePart::fileWanted);
    connect(m_path, &QLineEdit::textEdited, this, &CrmFilePart::changed);
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (m_path->isModified())
            emit fileChanged();
        m_path->setModified(false);
    });
    connect(m_delimiter, &QComboBox::activated, this, note);
    connect(m_encoding, &QComboBox::activated, this, note);
}

void CrmFilePart::setParameters(const QJsonObject &parameters)
{
    const QJsonObject file = parameters.value("sourceFile"_L1).toObject();
    m_path->setText(file.value("path"_L1).toString());
    m_path->setModified(false);
    m_delimiter->setCurrentIndex(
        std::max(0, m_delimiter->findData(file.value("delimiter"_L1).toString(u","_s))));
    m_encoding->setCurrentIndex(
        std::max(0, m_encoding->findData(file.value("encoding"_L1).toString(u"utf-8"_s))));
    setSample({});
}

void CrmFilePart::putInto(QJsonObject &parameters) const
{
    QJsonObject file = parameters.value("sourceFile"_L1).toObject();
    file.insert(u"path"_s, m_path->text().trimmed());
    putJobParameter(file, u"delimiter"_s, m_delimiter->currentData().toString(), u","_s);
    putJobParameter(file, u"encoding"_s, m_encoding->currentData().toString(), u"utf-8"_s);
    parameters.insert(u"sourceFile"_s, file);
}

void CrmFilePart::setReadOnly(bool isReadOnly)
{
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_path, m_choose, m_delimiter, m_encoding})
        field->setEnabled(!isReadOnly);
}

SourceFile CrmFilePart::file() const
{
    return {.path = m_path->text().trimmed(),
        .delimiter = m_delimiter->currentData().toString().at(0).toLatin1(),
        .isWindows1252 = m_encoding->currentData().toString() == "windows-1252"_L1};
}

void CrmFilePart::setPath(const QString &path)
{
    m_path->setText(path);
    m_columns.clear();
    emit changed();
    emit fileChanged();
}

void CrmFilePart::setSample(const std::optional<Result<SourceSample>> &sample)
{
    m_sample->clear();
    m_columns.clear();
    const bool isThere = sample && *sample;
    m_sampleView->setVisible(isThere);
    if (!isThere) {
        showNote(m_note,
            sample                         ? errorText(sample->error())
                : m_path->text().isEmpty() ? tr("A header names the columns; a mapping says which "
                                                "field gets which.")
                                           : tr("Reading the first rows…"),
            sample.has_value());
        return;
    }
    m_path->setToolTip(m_path->text());
    m_columns = (*sample)->columns;
    m_sample->setHorizontalHeaderLabels(m_columns);
    QList<RowView::Column> columns;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        columns.append({.kind = CellKind::Mono,
            .sample = u"some value"_s,
            .isStretched = i + 1 == m_columns.size()});
    for (const QStringList &values : (*sample)->rows.mid(0, kRowsShown)) {
        QList<QStandardItem *> items;
        for (const QString &value : values)
            items << new QStandardItem(value);
        m_sample->appendRow(items);
    }
    m_sampleView->setColumns(columns);
    const int rows = std::max(1, m_sample->rowCount());
    m_sampleView->setFixedHeight(m_sampleView->header()->sizeHint().height()
        + rows * m_sampleView->rowHeight() + m_sampleView->fontMetrics().height());
    showNote(m_note,
        m_columns.size() == 1 ? tr("1 column")
                              : tr("%1 columns").arg(Format::count(m_columns.size())));
}

} // namespace sluice
