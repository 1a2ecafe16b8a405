// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/zoneclock.h"
#include "services/zohocrm/crmtypes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <memory>

namespace sluice {

// Whether a value fits a field of the CRM, told before it is sent, by what the field's metadata
// says (zoho-crm-bulk C2): length in characters, ranges and form of numbers, addresses, days,
// booleans, members of pick lists, ids. What fits is given as it is to be written: the actual value
// of a pick list, true and false, days with a time as ISO 8601 with an offset (crmdates writes the
// service's form of it later). Of types that are not known everything fits. Made for one field,
// owned by one processor or check, one thread; nothing is allocated for a value that fits as it is.
class CrmValueCheck final
{
public:
    struct Settings
    {
        QString timeZone = {}; // of days with a time that tell no offset; empty: they do not fit
        QString multiSelectSeparator = QStringLiteral(";");
        QString choiceSeparator = {}; // in what fits; empty: the same
        QString readSeparator = {}; // in what was read, where it has no multiSelectSeparator
        QString findBy = {}; // of a lookup
    };
    CrmValueCheck(const CrmField &field, const Settings &settings);
    ~CrmValueCheck();

    // False: `code()` and `problem()` say why. Else `fitting` is a view of `value` or of memory of
    // this object, valid until the next call. An empty value and -None- are empty, which fits.
    bool fits(QByteArrayView value, QByteArrayView &fitting);

    const QString &code() const { return m_code; } // "TOO_LONG"
    const QString &problem() const { return m_problem; } // "has more than 40 characters"

private:
    enum class Form : quint8 {
        Any,
        Text,
        Email,
        Phone,
        Website,
        Whole,
        BigWhole,
        Decimal,
        Boolean,
        Day,
        Time,
        PickList,
        MultiPickList,
        Id
    };
    static Form formOf(const CrmField &field, const QString &findBy);
    bool refuse(const QString &code, const QString &problem);
    bool isShort(QByteArrayView value);
    bool isMail(QByteArrayView value);
    bool isTelephone(QByteArrayView value);
    bool isSite(QByteArrayView value);
    bool isWhole(QByteArrayView value);
    bool isDecimal(QByteArrayView value);
    bool isFlag(QByteArrayView value, QByteArrayView &fitting);
    bool isDay(QByteArrayView value);
    bool isTime(QByteArrayView value, QByteArrayView &fitting);
    bool isPicked(QByteArrayView value, QByteArrayView &fitting);
    bool areAllPicked(QByteArrayView value, QByteArrayView &fitting);
    bool isId(QByteArrayView value);
    const QByteArray *pickOf(QByteArrayView value);

    Form m_form;
    qint64 m_length;
    int m_decimals;
    QByteArray m_separator;
    QByteArray m_writtenSeparator;
    QByteArray m_readSeparator;
    QHash<QByteArray, QByteArray> m_picks; // actual and display values to actual ones
    QHash<QString, QByteArray> m_foldedPicks; // without regard to case; empty: of several
    std::unique_ptr<ZoneClock> m_clock;
    QByteArray m_text;
    QString m_code;
    QString m_problem;
};

} // namespace sluice
