using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

internal sealed class MarketContactTable : PlainTable<MarketContact>;

internal sealed class MarketReplyTable : PlainTable<MarketReply>;

internal sealed class MarketEventTable : PlainTable<MarketEvent>;

internal sealed class EventNoticeTable : PlainTable<EventNotice>;

internal sealed class EventInterestTable : PlainTable<EventInterest>;

internal sealed class OutcomeWishTable : PlainTable<OutcomeWish>;

internal sealed class MarketSummaryTable : PlainTable<MarketSummary>;
